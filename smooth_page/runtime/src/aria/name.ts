/**
 * Accessible names, according to the W3C's "Accessible Name and Description Computation", with the choices of browsers
 * and Playwright where it leaves some. (dom-accessibility-api does not look into shadow roots, and computes styles too
 * often to be used for every element of a large page.)
 */
import { isElement, isText, styleOf } from "../dom/kinds";
import type { Aria } from "./aria";
import { pseudoText, replacedText } from "./css_content";
import { nativeName } from "./native_name";
import { embeddedValue } from "./embedded_value";

const NOT_NAMED = new Set(
  (
    "caption code definition deletion emphasis generic insertion mark none paragraph presentation strong subscript " +
    "suggestion superscript term time"
  ).split(" "),
);

const FROM_CONTENT = new Set(
  (
    "button cell checkbox columnheader gridcell heading link menuitem menuitemcheckbox menuitemradio option radio row " +
    "rowheader switch tab tooltip treeitem"
  ).split(" "),
);

/** Roles whose content becomes part of their parent's name. */
const PASSED_ON = new Set(
  (
    "caption code contentinfo definition deletion emphasis insertion list listitem mark none paragraph presentation region " +
    "row rowgroup section strong subscript superscript table term time"
  ).split(" "),
);

const NEVER_READ = new Set(["noscript", "script", "style", "template"]);

/** Why a node is being read. */
export interface Reading {
  aria: Aria;
  seen: Set<Node>;
  /** "own": the named element. The others: for the name of another one. */
  as: "own" | "labelledby" | "describedby" | "label" | "native" | "content";
  /** Referenced although it is hidden: then hidden content is read too. */
  hidden: boolean;
  /** Below an aria-labelledby: another one is not followed. */
  referenced: boolean;
  /** Collects the parts of the name. */
  parts?: Node[];
}

export function computeName(aria: Aria, element: Element, includeHidden: boolean, parts?: Node[]): string {
  const role = aria.role(element);
  if (role && NOT_NAMED.has(role)) return "";
  return squash(
    readElement(element, { aria, seen: new Set(), as: "own", hidden: includeHidden, referenced: false, parts }),
  );
}

/** Collapses and trims white space, and removes zero-width characters. */
export function squash(text: string): string {
  return text
    .replace(/[\u200b\u00ad]/g, "")
    .trim()
    .replace(/[ \t\r\n\f]+/g, " ");
}

export function readElement(element: Element, reading: Reading): string {
  const { aria, seen, as } = reading;
  if (seen.has(element)) return "";
  if (!reading.hidden && aria.isHidden(element)) {
    seen.add(element);
    return "";
  }
  if (!reading.referenced) {
    const referenced = readReferences(element, "aria-labelledby", reading);
    if (squash(referenced)) return referenced;
  }
  const role = aria.role(element) ?? "";
  if (as !== "own" && as !== "describedby") {
    const before = reading.parts?.length;
    const value = embeddedValue(element, role, reading);
    if (value !== undefined) return own(element, reading, value, before);
  }
  const label = element.getAttribute("aria-label") ?? "";
  if (label.trim()) return own(element, reading, label);
  return readUnlabelled(element, role, reading);
}

/** The element's own text: an attribute or its value, unless its content already has parts of its own. */
function own(element: Element, { seen, parts }: Reading, text: string, before = parts?.length): string {
  seen.add(element);
  if (text.trim() && parts?.length === before) parts?.push(element);
  return text;
}

function readUnlabelled(element: Element, role: string, reading: Reading): string {
  const { seen, as } = reading;
  if (role !== "none" && role !== "presentation") {
    const before = reading.parts?.length;
    const native = nativeName(element, reading);
    if (native !== undefined) return own(element, reading, native, before);
  }
  if (givesContent(element, role, as)) {
    seen.add(element);
    const content = readContent(element, reading);
    if (as === "own" ? content.trim() : content) return content;
  }
  if (role !== "none" && role !== "presentation") {
    const title = element.getAttribute("title") ?? "";
    if (title.trim()) return own(element, reading, title);
  }
  seen.add(element);
  return "";
}

/** A referenced element or label contributes all its content; a mere descendant may be an object of its own. */
function givesContent(element: Element, role: string, as: Reading["as"]): boolean {
  if (FROM_CONTENT.has(role) || element.localName === "summary") return true;
  if (as === "content") return role === "" || PASSED_ON.has(role);
  return as !== "own";
}

/** The names of the elements that an attribute lists. */
export function readReferences(element: Element, attribute: string, reading: Reading): string {
  const referenced = attribute === "aria-labelledby";
  const as = referenced ? "labelledby" : "describedby";
  return referencedElements(element, attribute)
    .map((one) => readElement(one, { ...reading, seen: new Set(), as, hidden: reading.aria.isHidden(one), referenced }))
    .join(" ");
}

export function referencedElements(element: Element, attribute: string): Element[] {
  const ids = element.getAttribute(attribute)?.split(/\s+/).filter(Boolean) ?? [];
  if (!ids.length) return [];
  const root = element.getRootNode() as Document | ShadowRoot;
  const found = ids.map((id) => root.getElementById?.(id));
  return [...new Set(found)].filter((one): one is HTMLElement => Boolean(one));
}

export function ownedElements(element: Element): Element[] {
  return referencedElements(element, "aria-owns");
}

/** Child nodes as rendered, those that `aria-owns` adds, and text from CSS. */
export function readContent(element: Element, reading: Reading): string {
  if (NEVER_READ.has(element.localName)) return "";
  const inner: Reading = { ...reading, as: reading.as === "own" ? "content" : reading.as };
  const replaced = replacedText(element, styleOf(element));
  if (replaced !== undefined) return replaced;
  const texts = [pseudoText(element, "::before")];
  for (const child of shownChildren(element)) texts.push(readNode(child, inner));
  for (const owned of ownedElements(element)) texts.push(readNode(owned, inner));
  texts.push(pseudoText(element, "::after"));
  return texts.join("");
}

/** Slotted nodes in place of the slot's own, shadow tree in place of the host's. */
export function shownChildren(element: Element): Node[] {
  if (element.localName === "slot") {
    const assigned = (element as HTMLSlotElement).assignedNodes();
    if (assigned.length) return assigned;
  }
  let children = [...element.childNodes];
  // The text of a closed <details> is not rendered, and text nodes can't be checked for that.
  if (element.localName === "details" && !(element as HTMLDetailsElement).open) children = children.filter(isElement);
  if (!element.shadowRoot) return children;
  return [...children.filter((child) => !(child as Element | Text).assignedSlot), ...element.shadowRoot.childNodes];
}

function readNode(node: Node, reading: Reading): string {
  if (isText(node)) {
    const text = node.nodeValue ?? "";
    if (text.trim()) reading.parts?.push(node);
    return text;
  }
  if (!isElement(node)) return "";
  const text = readElement(node, reading);
  const inline = node.localName !== "br" && (styleOf(node)?.display ?? "inline") === "inline";
  return inline ? text : ` ${text} `;
}
