/** Selectors of elements by their places in the tree: they need no mark that the page could see. */
import { isElement } from "../../dom/kinds";

/** Means this element alone, in its own document or shadow tree, as long as that stays as it is. */
export function placeOf(element: Element): string {
  const steps: string[] = [];
  let at = element;
  for (let parent = at.parentNode; parent && isElement(parent); parent = at.parentNode) {
    steps.unshift(childNumber(at));
    at = parent;
  }
  // What is at the top of a shadow tree is the child of no element.
  steps.unshift(at === at.ownerDocument.documentElement ? ":root" : `${childNumber(at)}:not(* > *)`);
  return steps.join(" > ");
}

/** Among the children of its parent. */
export function childNumber(element: Element): string {
  let number = 1;
  for (let before = element.previousElementSibling; before; before = before.previousElementSibling) number++;
  return `:nth-child(${number})`;
}
