/**
 * Playwright's notion of visible: a box that is not empty, and no `visibility: hidden`. Opacity, what covers it and
 * where it is scrolled to do not matter.
 */
import { flatParent } from "./composed";
import { isElement, isTag, isText, styleOf } from "./kinds";

export function isVisible(element: Element): boolean {
  const style = styleOf(element);
  if (!style) return false;
  // `display: contents` has no box of its own: its children decide. Text counts whatever its own `visibility`.
  if (style.display === "contents") return [...element.childNodes].some(isVisibleChild) && !isSkipped(element);
  // False if it is not rendered: in display:none, closed <details> or content-visibility:hidden.
  if (!element.checkVisibility() || style.visibility !== "visible") return false;
  return hasArea(element);
}

/** For an element without a box: whether closed <details> or `content-visibility` hide it. */
function isSkipped(element: Element): boolean {
  const parent = flatParent(element);
  if (!parent) return false;
  if (isTag(parent, "details") && !parent.open && !isTag(element, "summary")) return true;
  const style = styleOf(parent);
  if (style?.display === "contents") return isSkipped(parent);
  return style?.getPropertyValue("content-visibility") === "hidden" || !parent.checkVisibility();
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
