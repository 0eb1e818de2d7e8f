/** Hit testing: finds what is at a point, through shadow roots and the documents of frames. */
import type { Point } from "../commands";
import { toRealm, viewSize } from "../dom/geometry";
import { isText } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";

const { max } = Math;

/** A point that exists in every tab. */
const WITHIN: Point = { x: 300, y: 300 };

/** A place in a document. */
export interface Spot {
  realm: Realm;
  element: Element;
  /** In the viewport of the realm. */
  point: Point;
}

/** The hits in each document from the main one to the innermost one at the point. Empty outside the viewport. */
export function spotsAt(kernel: Kernel, at: Point): Spot[] {
  return isBeyondTab(kernel.main(), at) ? spotsBeyondTab(kernel, at) : spotsInTab(kernel, at);
}

function spotsInTab(kernel: Kernel, at: Point): Spot[] {
  const spots: Spot[] = [];
  for (let realm: Realm | undefined = kernel.main(); realm; ) {
    const spot = spotIn(realm, at);
    if (!spot) break;
    spots.push(spot);
    realm = kernel.realmIn(spot.element);
  }
  return spots;
}

/** In a viewport that is larger than the tab (emulation/viewport.ts), nothing is hit there. */
function isBeyondTab({ document }: Realm, { x, y }: Point): boolean {
  const { width, height } = viewSize(document);
  return x >= 0 && y >= 0 && x < width && y < height && !document.elementFromPoint(x, y);
}

/** Scrolls there for the duration of the test. If nothing is there, the root element is hit. */
function spotsBeyondTab(kernel: Kernel, at: Point): Spot[] {
  const realm = kernel.main();
  const { window } = realm;
  const [left, top] = [window.scrollX, window.scrollY];
  hideScrolling(window);
  window.scrollTo({ left: left + max(0, at.x - WITHIN.x), top: top + max(0, at.y - WITHIN.y), behavior: "instant" });
  try {
    const reached = { x: at.x - (window.scrollX - left), y: at.y - (window.scrollY - top) };
    const [main, ...inner] = spotsInTab(kernel, reached);
    return [{ realm, element: main?.element ?? realm.document.documentElement, point: at }, ...inner];
  } finally {
    window.scrollTo({ left, top, behavior: "instant" });
  }
}

/** Hides the scroll event, which is dispatched in the next frame, when the page is back where it was. */
function hideScrolling(window: Window): void {
  const hide = (event: Event) => event.stopImmediatePropagation();
  window.addEventListener("scroll", hide, true);
  window.requestAnimationFrame(() => window.removeEventListener("scroll", hide, true));
}

/** Undefined outside the realm's viewport. */
export function spotIn(realm: Realm, at: Point): Spot | undefined {
  const point = toRealm(realm, at);
  const element = innermost(realm.document, point);
  return element && { realm, element, point };
}

function innermost(root: DocumentOrShadowRoot, { x, y }: Point): Element | undefined {
  let found = root.elementFromPoint(x, y) ?? undefined;
  for (let host = found; host?.shadowRoot; ) {
    const inner: Element | null = host.shadowRoot.elementFromPoint(x, y);
    // A slotted child or the host itself is hit if nothing of the shadow tree is.
    if (!inner || inner === host || inner.getRootNode() !== host.shadowRoot) break;
    found = host = inner;
  }
  return found && (slotOfText(found, x, y) ?? found);
}

/** Text is hit in its slot if it has one, so that the slot's ancestors in the shadow tree get the event. */
function slotOfText(host: Element, x: number, y: number): Element | undefined {
  if (!host.shadowRoot) return undefined;
  for (const child of host.childNodes) {
    if (!isText(child) || !child.assignedSlot) continue;
    const range = child.ownerDocument.createRange();
    range.selectNodeContents(child);
    for (const { left, right, top, bottom } of range.getClientRects())
      if (left <= x && x < right && top <= y && y < bottom) return child.assignedSlot;
  }
  return undefined;
}
