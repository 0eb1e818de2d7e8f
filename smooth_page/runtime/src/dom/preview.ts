/** `<button id="go">Send</button>`, as call logs and strictness errors show an element. */
import { isElement, isText } from "./kinds";

const LIMIT = 50;
const VOID = new Set(
  "AREA BASE BR COL COMMAND EMBED HR IMG INPUT KEYGEN LINK MENUITEM META PARAM SOURCE TRACK WBR".split(" "),
);
const BOOLEAN = new Set(["checked", "selected", "disabled", "readonly", "multiple"]);

export function isVoid(element: Element): boolean {
  return VOID.has(element.nodeName);
}

export function preview(node: Node): string {
  if (isText(node)) return oneLine(`#text=${node.nodeValue ?? ""}`);
  if (!isElement(node)) return oneLine(`<${node.nodeName.toLowerCase()} />`);
  const name = node.nodeName.toLowerCase();
  const attributes = attributesText(node);
  if (isVoid(node)) return oneLine(`<${name}${attributes}/>`);
  return oneLine(`<${name}${attributes}>${content(node)}</${name}>`);
}

function attributesText(element: Element): string {
  const texts: string[] = [];
  for (const { name, value } of element.attributes) {
    if (name === "style") continue;
    texts.push(!value && BOOLEAN.has(name) ? ` ${name}` : ` ${name}="${value}"`);
  }
  return shorten(texts.sort((a, b) => a.length - b.length).join(""), LIMIT * 10);
}

function content(element: Element): string {
  const children = element.childNodes;
  if ([...children].some((child) => !isText(child))) return "…";
  return shorten(element.textContent ?? "", LIMIT);
}

function shorten(text: string, limit: number): string {
  return text.length > limit ? text.slice(0, limit - 1) + "…" : text;
}

function oneLine(text: string): string {
  return text.replace(/\n/g, "↵").replace(/\t/g, "⇆");
}
