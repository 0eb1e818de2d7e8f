/** The order in which Tab goes through a page: its shadow trees, slots and frames are scopes of their own. */
import { isContentEditable, isTag, styleOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { FOCUSABLE } from "../mouse/focus";
import { radioGroup } from "./radios";

interface Stop {
  index: number;
  elements: Element[];
}

/**
 * The stops of a scope. `member` is always included. `direction`: in groups of radio buttons only the stop at one end
 * counts.
 */
export function tabOrder(kernel: Kernel, member: Element | undefined, direction: 1 | -1): Element[] {
  const { document } = kernel.main();
  const modal = [...document.querySelectorAll("dialog:modal")].pop();
  const all = scope(kernel, [modal ?? document.documentElement], member);
  return all.filter((element) => element === member || isRadioStop(element, all, direction));
}

/** Ordered by tabindex, then by position in the tree. */
function scope(kernel: Kernel, roots: Element[], member: Element | undefined): Element[] {
  const stops: Stop[] = [];
  for (const root of roots) visit(kernel, root, member, stops);
  const rank = ({ index }: Stop): number => (index > 0 ? index : Infinity);
  return stops.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))).flatMap(({ elements }) => elements);
}

function visit(kernel: Kernel, element: Element, member: Element | undefined, stops: Stop[]): void {
  if (element !== member && (element.hasAttribute("inert") || hidden(element))) return;
  const { tabIndex } = element as HTMLElement;
  if (element === member || isStop(element)) stops.push({ index: Math.max(0, tabIndex), elements: [element] });
  const before = stops.length;
  if (element.shadowRoot) {
    stops.push({ index: Math.max(0, tabIndex), elements: scope(kernel, [...element.shadowRoot.children], member) });
  } else if (isTag(element, "slot") && element.assignedElements().length) {
    stops.push({ index: 0, elements: scope(kernel, element.assignedElements(), member) });
    return;
  }
  const inner = isTag(element, "iframe") ? kernel.realmIn(element) : undefined;
  if (inner) {
    const elements = scope(kernel, [inner.document.documentElement], member);
    stops.pop();
    stops.push({ index: Math.max(0, tabIndex), elements: elements.length ? elements : [element] });
    return;
  }
  for (const child of element.children)
    if (!element.shadowRoot || !child.assignedSlot) visit(kernel, child, member, stops);
  const empty = stops.slice(before).every(({ elements }) => !elements.length);
  if (empty && element !== member && !isStop(element) && scrolls(element)) stops.push({ index: 0, elements: [element] });
}

function hidden(element: Element): boolean {
  return !element.checkVisibility() && styleOf(element)?.display !== "contents";
}

/** Elements that are focusable without a tabindex, although their `tabIndex` says otherwise. */
const STOPS = ":is([contenteditable], audio, video):not([tabindex])";

function isStop(element: Element): boolean {
  return (
    ((element as HTMLElement).tabIndex >= 0 || element.matches(STOPS)) &&
    element.matches(FOCUSABLE) &&
    !partOfText(element) &&
    !element.matches(":disabled") &&
    styleOf(element)?.visibility === "visible"
  );
}

/** Links and editable parts inside rich text that is edited as a whole. */
function partOfText(element: Element): boolean {
  const { parentElement } = element;
  return element.matches("a, [contenteditable]") && !!parentElement && isContentEditable(parentElement) && isContentEditable(element);
}

/** Scrollable boxes with nothing else to focus are stops. */
function scrolls(element: Element): boolean {
  if (element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth) return false;
  if (element === element.ownerDocument.scrollingElement || element === element.ownerDocument.body) return false;
  const style = styleOf(element);
  if (element.hasAttribute("tabindex") || !style) return false;
  return [style.overflowX, style.overflowY].some((value) => value === "auto" || value === "scroll");
}

function isRadioStop(element: Element, all: Element[], direction: 1 | -1): boolean {
  if (!isTag(element, "input") || element.type !== "radio") return true;
  const group = radioGroup(element);
  const checked = group.find((radio) => radio.checked);
  if (checked) return checked === element;
  const stops = all.filter((other) => group.includes(other as HTMLInputElement));
  return element === (direction > 0 ? stops[0] : stops.at(-1));
}
