/** Boxes and points in the main window's viewport, through all frames between. */
import type { Point, Rect } from "../commands";
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";
import { styleOf } from "./kinds";

/** The position of a realm's viewport in the main window's: a point p of it is at `x + p.x * scaleX`. */
interface Placement extends Point {
  scaleX: number;
  scaleY: number;
}

/** Scaled frames are supported, rotated ones are not. */
export function placement(realm: Realm): Placement {
  const { element, parent } = realm;
  if (!element || !parent) return { x: 0, y: 0, scaleX: 1, scaleY: 1 };
  const outer = placement(parent);
  const box = element.getBoundingClientRect();
  const style = styleOf(element);
  const shown = element as HTMLElement;
  const scaleX = shown.offsetWidth ? box.width / shown.offsetWidth : 1;
  const scaleY = shown.offsetHeight ? box.height / shown.offsetHeight : 1;
  const left = element.clientLeft + Number.parseFloat(style?.paddingLeft || "0");
  const top = element.clientTop + Number.parseFloat(style?.paddingTop || "0");
  return {
    x: outer.x + (box.x + left * scaleX) * outer.scaleX,
    y: outer.y + (box.y + top * scaleY) * outer.scaleY,
    scaleX: scaleX * outer.scaleX,
    scaleY: scaleY * outer.scaleY,
  };
}

/**
 * The visible size of a document, without scroll bars. Not from `innerWidth`, which pages can overwrite. In quirks
 * mode, <html> is as high as its content.
 */
export function viewSize(document: Document): { width: number; height: number } {
  const root = (document.compatMode === "BackCompat" && document.body) || document.documentElement;
  return { width: root.clientWidth, height: root.clientHeight };
}

/** From a realm's viewport to the main window's. */
export function toMain(realm: Realm, point: Point): Point {
  const at = placement(realm);
  return { x: at.x + point.x * at.scaleX, y: at.y + point.y * at.scaleY };
}

/** From the main window's viewport to a realm's. */
export function toRealm(realm: Realm, point: Point): Point {
  const at = placement(realm);
  return { x: (point.x - at.x) / at.scaleX, y: (point.y - at.y) / at.scaleY };
}

/** The element's bounding box in the main window's viewport. Undefined if it has none. */
export function boxOf(kernel: Kernel, element: Element): Rect | undefined {
  const realm = kernel.realmOf(element);
  if (!realm || element.getClientRects().length === 0) return undefined;
  const box = element.getBoundingClientRect();
  const at = placement(realm);
  return {
    x: at.x + box.x * at.scaleX,
    y: at.y + box.y * at.scaleY,
    width: box.width * at.scaleX,
    height: box.height * at.scaleY,
  };
}
