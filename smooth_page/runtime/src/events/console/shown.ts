/** The text of a console message as Playwright shows it: plain objects and arrays with their contents. */
import { describe, nodeName } from "../../values/describe";
import { isNode } from "../../dom/kinds";
import { className } from "../../values/kinds";

const PROPERTIES = 5;
const ITEMS = 100;
const LETTERS = 100;
const LISTS = ["Array", "NodeList", "HTMLCollection", "DOMTokenList", "Arguments"];

export function shown(value: unknown): string {
  if (typeof value !== "object" || value === null) return describe(value);
  if (isNode(value)) return "JSHandle@node";
  try {
    if (LISTS.includes(className(value))) return items(value as ArrayLike<unknown>);
    return describe(value) === "Object" ? properties(value) : describe(value);
  } catch {
    return describe(value); // a proxy's traps may throw
  }
}

function items(list: ArrayLike<unknown>): string {
  const parts: string[] = [];
  let holes = 0;
  const closeHoles = () => {
    if (holes) parts.push(holes > 1 ? `empty x ${holes}` : "empty");
    holes = 0;
  };
  for (let at = 0; at < list.length && at < ITEMS; at++) {
    if (!(at in list)) {
      holes++;
      continue;
    }
    closeHoles();
    parts.push(inner(list[at]));
  }
  closeHoles();
  return `[${parts.join(", ")}]`;
}

function properties(object: object): string {
  const parts: string[] = [];
  for (const key of Reflect.ownKeys(object)) {
    const found = Object.getOwnPropertyDescriptor(object, key)!;
    if (!("value" in found) && !found.get) continue;
    parts.push(`${String(key)}: ${inner(found.value)}`);
    if (parts.length === PROPERTIES) break;
  }
  return `{${parts.join(", ")}}`;
}

function inner(value: unknown): string {
  if (typeof value === "function") return "";
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (isNode(value)) return nodeName(value);
  return abbreviated(describe(value));
}

function abbreviated(text: string): string {
  if (text.length <= LETTERS) return text;
  return `${text.slice(0, LETTERS / 2)}…${text.slice(1 - LETTERS / 2)}`;
}
