/** The point of an element where the pointer goes, and whether the pointer hits the element there. */
import type { Point } from "../commands";
import { chainOf, closest, contains, flatParent } from "../dom/composed";
import { toMain, viewSize } from "../dom/geometry";
import { isHtml, isShadowRoot, styleOf } from "../dom/kinds";
import { spotsAt } from "../input/hit";
import type { Kernel } from "../kernel/kernel";
import { preview } from "../dom/preview";

/** In the main window's viewport; or the reason why there is none. */
export function pointIn(kernel: Kernel, element: Element, position: Point | undefined): Point | "hidden" | "outside" {
  const realm = kernel.realmOf(element);
  const boxes = boxesOf(element);
  if (!realm || !boxes.length) return "hidden";
  const view = viewSize(kernel.main().document);
  if (position) {
    const { left, top } = element.getBoundingClientRect();
    const point = toMain(realm, { x: left + element.clientLeft + position.x, y: top + element.clientTop + position.y });
    const inside = point.x >= 0 && point.y >= 0 && point.x <= view.width && point.y <= view.height;
    return inside || isBelowFold(kernel, element, point) ? point : "outside";
  }
  for (const box of boxes) {
    const from = toMain(realm, { x: box.left, y: box.top });
    const to = toMain(realm, { x: box.right, y: box.bottom });
    const [left, top] = [Math.max(0, from.x), Math.max(0, from.y)];
    const [right, bottom] = [Math.min(view.width, to.x), Math.min(view.height, to.y)];
    if (right - left > 0 && bottom - top > 0 && (right - left) * (bottom - top) > 0.99)
      return { x: (left + right) / 2, y: (top + bottom) / 2 };
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    if (isBelowFold(kernel, element, middle)) return middle;
  }
  return "outside";
}

/**
 * In a viewport that is smaller than the tab (emulation/viewport.ts), a document that fits into the tab does not scroll,
 * but the tab shows what the viewport would be scrolled to. What is fixed would not come.
 */
function isBelowFold(kernel: Kernel, element: Element, { x, y }: Point): boolean {
  const { document } = kernel.main();
  const view = viewSize(document);
  if ((x <= view.width && y <= view.height) || !document.elementFromPoint(x, y)) return false;
  return !chainOf(element).some((around) => styleOf(around)?.position === "fixed");
}

/** The boxes of the lines that an inline element consists of; for others, their one box. */
function boxesOf(element: Element): DOMRect[] {
  const display = isHtml(element) ? styleOf(element)?.display : undefined;
  if (element.firstChild && !element.shadowRoot && (display === "inline" || display === "contents")) {
    const range = element.ownerDocument.createRange();
    range.selectNodeContents(element);
    const boxes = [...range.getClientRects()];
    if (boxes.length) return boxes;
  }
  return [...element.getClientRects()];
}

/** The element that is hit at the point instead, in the call log's words. Undefined if the element itself is hit. */
export function interceptor(kernel: Kernel, element: Element, at: Point): string | undefined {
  const spots = spotsAt(kernel, at);
  const realm = kernel.realmOf(element);
  const hit = spots.find((spot) => spot.realm.document === realm?.document)?.element;
  const wanted = closest(element, "button, [role=button], a, [role=link]") ?? element;
  // Slotted children are hit in the shadow tree that shows them.
  if (hit && chainOf(hit).includes(wanted)) return undefined;
  // A frame is hit before its content.
  const met = hit ?? spots.at(-1)?.element ?? kernel.main().document.documentElement;
  const named = hit ? lifted(met, element) : met;
  let frame: Element = element;
  for (let inner = realm; inner?.element && inner.document !== named.ownerDocument; inner = inner.parent) frame = inner.element;
  const around = chainOf(frame);
  let top = named;
  for (let outer = flatParent(top); outer && !around.includes(outer); outer = flatParent(top)) top = outer;
  const origin = top === named || around.includes(named) ? "" : ` from ${preview(top)} subtree`;
  return `${preview(named)}${origin} intercepts pointer events`;
}

/** The host of the shadow tree that hides it from the element. */
function lifted(met: Element, element: Element): Element {
  for (let found = met; ; ) {
    const root = found.getRootNode();
    if (!isShadowRoot(root) || contains(root, element)) return found;
    found = root.host;
  }
}
