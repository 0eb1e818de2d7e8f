/**
 * Playwright's notion of visible: a box that is not empty, and no `visibility: hidden`. Opacity, what covers it and
 * where it is scrolled to do not matter.
 */
import { isElement, isText, styleOf } from "./kinds";

export function isVisible(element: Element): boolean {
  const style = styleOf(element);
  if (!style) return false;
  // It has no box of its own: its children in the document tell. Text counts whatever its own `visibility`.
  if (style.display === "contents") return [...element.childNodes].some(isVisibleChild);
  // False for what is not rendered: display:none around it, closed <details>, content-visibility:hidden.
  if (!element.checkVisibility() || style.visibility !== "visible") return false;
  return hasArea(element);
}

function isVisibleChild(node: Node): boolean {
  if (isElement(node)) return isVisible(node);
  if (!isText(node)) return false;
  const range = node.ownerDocument.createRange();
  range.selectNode(node);
  return hasArea(range);
}

function hasArea(shown: Element | Range): boolean {
  const box = shown.getBoundingClientRect();
  return box.width > 0 && box.height > 0;
}
