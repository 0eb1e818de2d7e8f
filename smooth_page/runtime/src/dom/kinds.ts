/**
 * Kinds of nodes. Nodes come from every realm, where `instanceof` with the main window's classes is false, so these
 * functions look at the node itself.
 */
const HTML = "http://www.w3.org/1999/xhtml";
const nodeType = nodeTypeGetter();

/** Read from a node, because pages can delete `window.Node`. */
function nodeTypeGetter(): () => number {
  for (let owner: object | null = document; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, "nodeType");
    if (found?.get) return found.get;
  }
  throw new Error("This document has no nodes");
}

/** The browser's own check: an object that merely has a `nodeType` is not a node. */
export function isNode(value: unknown): value is Node {
  try {
    nodeType.call(value);
    return true;
  } catch {
    return false;
  }
}

export function isElement(value: unknown): value is Element {
  return isNode(value) && value.nodeType === 1;
}

export function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

export function isDocument(node: Node): node is Document {
  return node.nodeType === 9;
}

export function isShadowRoot(node: Node): node is ShadowRoot {
  return node.nodeType === 11 && "host" in node;
}

export function isHtml(element: Element): element is HTMLElement {
  return element.namespaceURI === HTML;
}

/** An HTML element with this tag name (in lower case). */
export function isTag<Name extends keyof HTMLElementTagNameMap>(
  node: Node,
  ...names: Name[]
): node is HTMLElementTagNameMap[Name] {
  return isElement(node) && isHtml(node) && names.includes(node.localName as Name);
}

/** An element whose value can be set: <input>, <textarea>, <select>. */
export function isField(element: Node): element is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  return isTag(element, "input", "textarea", "select");
}

export function isCheckable(element: Element): element is HTMLInputElement {
  return isTag(element, "input") && (element.type === "checkbox" || element.type === "radio");
}

/** It or an ancestor is being edited as rich text. */
export function isContentEditable(element: Element): element is HTMLElement {
  return isHtml(element) && element.isContentEditable;
}

/** The window whose styles and classes apply to a node. Undefined for a document without a window. */
export function windowOf(node: Node): (Window & typeof globalThis) | undefined {
  const document = isDocument(node) ? node : node.ownerDocument;
  return document?.defaultView ?? undefined;
}

/** Undefined for an element whose document has no window. */
export function styleOf(element: Element, pseudo?: string): CSSStyleDeclaration | undefined {
  return windowOf(element)?.getComputedStyle(element, pseudo);
}
