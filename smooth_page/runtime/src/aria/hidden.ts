/** Elements that are hidden from assistive technology: not rendered, `aria-hidden`, or not slotted. */
import { flatParent } from "../dom/composed";
import { isElement, isText, styleOf } from "../dom/kinds";
import type { Aria } from "./aria";

const NEVER_SEEN = new Set(["style", "script", "noscript", "template"]);

export function isHiddenForAria(aria: Aria, element: Element): boolean {
  if (NEVER_SEEN.has(element.localName)) return true;
  const style = styleOf(element);
  if (!style) return true;
  const isSlot = element.localName === "slot";
  if (style.display === "contents" && !isSlot) {
    // It has no box of its own: its children decide.
    if (![...element.childNodes].some((child) => isSeenChild(aria, child))) return true;
  } else if (element.localName !== "option" && !isSlot) {
    if (!isRendered(element, style)) return true;
  }
  return isHiddenFromOutside(aria, element);
}

function isSeenChild(aria: Aria, child: Node): boolean {
  if (isElement(child)) return !isHiddenForAria(aria, child);
  if (!isText(child)) return false;
  const range = child.ownerDocument.createRange();
  range.selectNode(child);
  const box = range.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}

function isRendered(element: Element, style: CSSStyleDeclaration): boolean {
  return element.checkVisibility() && style.visibility === "visible";
}

/** Hidden by itself or an ancestor: `aria-hidden`, `display: none`, or a host that does not slot it. */
function isHiddenFromOutside(aria: Aria, element: Element): boolean {
  let hidden = aria.hidden.get(element);
  if (hidden === undefined) {
    hidden = computeHiddenFromOutside(aria, element);
    aria.hidden.set(element, hidden);
  }
  return hidden;
}

function computeHiddenFromOutside(aria: Aria, element: Element): boolean {
  if (element.getAttribute("aria-hidden")?.toLowerCase() === "true") return true;
  if (element.parentElement?.shadowRoot && !element.assignedSlot) return true;
  if (styleOf(element)?.display === "none") return true;
  const parent = flatParent(element);
  return parent !== undefined && isHiddenFromOutside(aria, parent);
}
