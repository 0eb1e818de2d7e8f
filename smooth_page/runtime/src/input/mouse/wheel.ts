/** The wheel scrolls the box under the pointer. */
import { chainOf } from "../../dom/composed";
import { viewSize } from "../../dom/geometry";
import { styleOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import { fire } from "../fire";
import { spotsAt } from "../hit";
import { mouseInit } from "./events";
import { rest } from "./mouse";

export function turnWheel(kernel: Kernel, deltaX: number, deltaY: number): void {
  const spots = spotsAt(kernel, devicesOf(kernel).mouse.at);
  const spot = spots.at(-1);
  if (!spot) return;
  const { window } = spot.realm;
  const look = { deltaX, deltaY, deltaMode: 0, wheelDeltaX: -deltaX, wheelDeltaY: -deltaY };
  const event = new window.WheelEvent("wheel", { ...mouseInit(kernel, spot, {}), ...look });
  if (!fire(kernel, spot.element, event) || event.ctrlKey) return;
  if (spots.reverse().some(({ element }) => scroll(element, deltaX, deltaY))) rest(kernel);
}

/** The nearest ancestor that can scroll in that direction. False if none can. */
export function scroll(element: Element, deltaX: number, deltaY: number): boolean {
  const box = chainOf(element).find((around) => scrollsBy(around, deltaX, deltaY));
  box?.scrollBy({ left: deltaX, top: deltaY, behavior: "instant" });
  return !!box;
}

function scrollsBy(box: Element, deltaX: number, deltaY: number): boolean {
  const style = styleOf(box);
  const root = box === box.ownerDocument.scrollingElement;
  const goes = (overflow: string | undefined, by: number, at: number, most: number): boolean =>
    by !== 0 && (root ? overflow !== "hidden" : overflow === "auto" || overflow === "scroll") && (by < 0 ? at > 0 : at < most - 1);
  const { width, height } = root ? viewSize(box.ownerDocument) : { width: box.clientWidth, height: box.clientHeight };
  // Right-to-left boxes scroll from 0 to negative values: there the browser itself limits the position.
  const left = style?.direction === "rtl" ? box.scrollLeft + box.scrollWidth - width : box.scrollLeft;
  return (
    goes(style?.overflowX, deltaX, left, box.scrollWidth - width) ||
    goes(style?.overflowY, deltaY, box.scrollTop, box.scrollHeight - height)
  );
}
