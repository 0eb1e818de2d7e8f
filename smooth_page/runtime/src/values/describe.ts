/** The texts of objects: what `str(handle)` shows, and thrown values in Playwright's words. */
import type { Handle } from "../contract";
import { isNode } from "../dom/kinds";
import { preview } from "../dom/preview";
import { className, isErrorLike } from "./kinds";

export function describeHandle(object: unknown): Pick<Handle, "kind" | "preview"> {
  return { kind: isNode(object) ? "node" : "object", preview: describe(object) };
}

export function describe(value: unknown): string {
  if (typeof value === "bigint") return "undefined"; // as in Playwright
  if (typeof value === "function" || typeof value === "symbol" || typeof value !== "object" || value === null)
    return String(value);
  if (isNode(value)) return `JSHandle@${preview(value)}`;
  try {
    return describeObject(value);
  } catch {
    return "Object";
  }
}

/** Lists are shown with their length. */
const LISTS = ["Arguments", "NodeList", "HTMLCollection", "DOMTokenList"];
const SIZES: Record<string, string> = { Map: "size", Set: "size", ArrayBuffer: "byteLength", DataView: "byteLength" };

function describeObject(value: object): string {
  const name = className(value);
  if (isErrorLike(value)) return String(value.stack ?? value);
  if (name === "Date" || name === "RegExp") return String(value);
  const made = constructorName(value, name);
  const isList = Array.isArray(value) || LISTS.includes(name) || (ArrayBuffer.isView(value) && name !== "DataView");
  const measure = isList ? "length" : SIZES[name];
  return measure ? `${made}(${(value as unknown as Record<string, number>)[measure]})` : made;
}

/** Namespaces and iterators have no constructor of their own, so their tag is used. */
function constructorName(value: object, tag: string): string {
  const made: unknown = value.constructor?.name;
  if (typeof made !== "string" || !made || made === "Object" || made === "Iterator" || tag === "Arguments")
    return tag.replace(/^(Map|Set) (?=Iterator)/, "$1");
  return made;
}

/** A node by its tag, id and classes; other objects by their kind. */
export function nodeName(node: Node): string {
  if (node.nodeType !== 1) return node.nodeName;
  const { localName, id, classList } = node as Element;
  return localName + (id ? `#${id}` : "") + [...classList].map((name) => `.${name}`).join("");
}

export function isErrorObject(thrown: unknown): thrown is Error {
  return typeof thrown === "object" && thrown !== null && isErrorLike(thrown);
}

/** The name of the class, unless the error has a name of its own. */
export function nameOfError(error: Error): string {
  const name = String(error.name);
  return name === "Error" ? error.constructor?.name || name : name;
}

/** For thrown values that are not errors. */
export function textOfThrown(thrown: unknown): string {
  if (typeof thrown === "bigint") return `${thrown}n`;
  return isNode(thrown) ? nodeName(thrown) : describe(thrown);
}
