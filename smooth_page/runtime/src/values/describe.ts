/** What `str(handle)` shows of an object. */
import { preview } from "../selectors/preview";
import { className, isErrorLike, isNodeOfAnyRealm } from "./kinds";

export function describe(value: unknown): string {
  if (typeof value === "bigint") return "undefined"; // as Playwright shows it
  if (typeof value === "function" || typeof value === "symbol" || typeof value !== "object" || value === null)
    return String(value);
  if (isNodeOfAnyRealm(value)) return `JSHandle@${preview(value)}`;
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
  const made = name === "Arguments" ? name : value.constructor?.name || name;
  const isList = Array.isArray(value) || LISTS.includes(name) || (ArrayBuffer.isView(value) && name !== "DataView");
  const measure = isList ? "length" : SIZES[name];
  return measure ? `${made}(${(value as unknown as Record<string, number>)[measure]})` : made;
}
