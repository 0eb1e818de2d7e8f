/** Selectors of elements by their positions in the tree, so that no mark is needed which the page could see. */
import { isElement } from "../../dom/kinds";

/** Matches this element only, in its own document or shadow tree, as long as that does not change. */
export function placeOf(element: Element): string {
  const steps: string[] = [];
  let at = element;
  for (let parent = at.parentNode; parent && isElement(parent); parent = at.parentNode) {
    steps.unshift(childNumber(at));
    at = parent;
  }
  // Top-level elements of a shadow tree have no parent element.
  steps.unshift(at === at.ownerDocument.documentElement ? ":root" : `${childNumber(at)}:not(* > *)`);
  return steps.join(" > ");
}

/** Its index among the children of its parent. */
export function childNumber(element: Element): string {
  let number = 1;
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) number++;
  return `:nth-child(${number})`;
}
