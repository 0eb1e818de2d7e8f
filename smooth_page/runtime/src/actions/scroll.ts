/** Scrolls an element, or a point in it, into view. */
import { chainOf } from "../dom/composed";
import type { Point } from "../commands";
import { viewSize } from "../dom/geometry";
import { styleOf } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Alignments of the box in retries: what covers it in one position may not in another. */
const ALIGNMENTS: ScrollLogicalPosition[] = ["end", "center", "start"];

/** Scrolls only as far as needed in the first rounds. `position`: in the element's padding box. */
export function scrollTo(kernel: Kernel, element: Element, position: Point | undefined, round: number): void {
  const align = round > 1 ? ALIGNMENTS[(round - 2) % ALIGNMENTS.length] : undefined;
  const seen = visibility(kernel, element, part(element, position));
  if (align || seen !== "all") {
    const place = align ?? (seen === "none" ? "center" : "nearest");
    // Scroll events are fired later; no listener runs now.
    element.scrollIntoView({ block: place, inline: place, behavior: "instant" });
  }
  if (position && visibility(kernel, element, part(element, position)) !== "all") reveal(element, position);
}

function part(element: Element, position: Point | undefined): Box {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  if (!position) return { left, top, right, bottom };
  const x = left + element.clientLeft + position.x;
  const y = top + element.clientTop + position.y;
  return { left: x, top: y, right: x, bottom: y };
}

/** The part of the element's box that is inside everything that clips it, frames included. */
function visibility(kernel: Kernel, element: Element, box: Box): "all" | "some" | "none" {
  let some = true;
  let all = true;
  const clip = (left: number, top: number, right: number, bottom: number): void => {
    // Tolerates half a pixel of rounding.
    if (box.left < left - 0.5 || box.top < top - 0.5 || box.right > right + 0.5 || box.bottom > bottom + 0.5) all = false;
    if (box.right < left || box.bottom < top || box.left > right || box.top > bottom) some = false;
  };
  for (let inner: Element | undefined = element; inner; ) {
    for (const around of clippers(inner)) {
      const outer = around.getBoundingClientRect();
      const [left, top] = [outer.left + around.clientLeft, outer.top + around.clientTop];
      clip(left, top, left + around.clientWidth, top + around.clientHeight);
    }
    const view = viewSize(inner.ownerDocument);
    clip(0, 0, view.width, view.height);
    const frame: Element | undefined = kernel.realmOf(inner)?.element;
    if (frame) {
      const { left, top } = frame.getBoundingClientRect();
      const [x, y] = [left + frame.clientLeft, top + frame.clientTop];
      box = { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y };
    }
    inner = frame;
  }
  return all ? "all" : some ? "some" : "none";
}

/** Ancestors that clip their content. */
function clippers(element: Element): Element[] {
  const found: Element[] = [];
  let position = styleOf(element)?.position;
  for (const around of chainOf(element).slice(1)) {
    if (position === "fixed") break;
    const style = styleOf(around);
    if (!style || around === around.ownerDocument.documentElement || around === around.ownerDocument.body) continue;
    // An absolutely positioned element is clipped only by its containing blocks.
    if (position === "absolute" && style.position === "static") continue;
    if (style.overflow !== "visible" && style.display !== "contents") found.push(around);
    if (style.position !== "static") position = style.position;
    else if (position === "absolute") position = style.position;
  }
  return found;
}

/** Scrolls to a point of an element that is larger than its surroundings. */
function reveal(element: Element, position: Point): void {
  for (const around of chainOf(element).slice(1)) {
    const root = around === around.ownerDocument.scrollingElement;
    const style = styleOf(around);
    if (!root && (!style || style.overflow === "visible")) continue;
    const at = part(element, position);
    const outer = root ? { left: 0, top: 0 } : around.getBoundingClientRect();
    const left = at.left - outer.left - (root ? 0 : around.clientLeft);
    const top = at.top - outer.top - (root ? 0 : around.clientTop);
    const size = root ? viewSize(around.ownerDocument) : { width: around.clientWidth, height: around.clientHeight };
    const by = (offset: number, size: number): number => (offset < 0 || offset >= size ? offset - size / 2 : 0);
    around.scrollBy({ left: by(left, size.width), top: by(top, size.height), behavior: "instant" });
  }
}
