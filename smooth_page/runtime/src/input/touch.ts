/** A tap with a finger, and the mouse events that browsers add for pages without touch support. */
import { chainOf } from "../dom/composed";
import type { Point } from "../commands";
import type { Kernel } from "../kernel/kernel";
import { devicesOf, modifiersInit } from "./devices";
import { fire } from "./fire";
import { type Spot, spotsAt } from "./hit";
import { type Look, MOUSE_POINTER, sendClick, sendMouse, sendPointer } from "./mouse/events";
import { hover } from "./mouse/hover";
import { pressed } from "./mouse/defaults";

/** Pages can capture only pointers that the browser knows, so the finger has the mouse's pointer id. */
const FINGER: Look = { pointerId: MOUSE_POINTER, pointerType: "touch", button: 0 };
const DOWN: Look = { ...FINGER, buttons: 1, pressure: 1, width: 2, height: 2 };
const UP: Look = { ...FINGER, buttons: 0 };

export function tap(kernel: Kernel, at: Point): void {
  const { mouse } = devicesOf(kernel);
  const spot = spotsAt(kernel, at).at(-1);
  if (!spot) return;
  const { element } = spot;
  const around = chainOf(element);
  const inside = { bubbles: false, cancelable: false, composed: false };
  const each = (type: string, elements: Element[], look: Look): void => {
    for (const one of elements) if (one.isConnected) sendPointer(kernel, { ...spot, element: one }, type, { ...look, ...inside });
  };
  sendPointer(kernel, spot, "pointerover", DOWN);
  each("pointerenter", [...around].reverse(), DOWN);
  const mouseToo = sendPointer(kernel, spot, "pointerdown", DOWN);
  const started = sendTouch(kernel, spot, "touchstart", true);
  sendPointer(kernel, spot, "pointerup", UP);
  sendPointer(kernel, spot, "pointerout", UP);
  each("pointerleave", around, UP);
  const ended = sendTouch(kernel, spot, "touchend", false);
  mouse.at = at;
  if (started && ended) compatible(kernel, mouseToo);
}

/** `events`: false if a listener prevented `pointerdown`: then only the click is left. */
function compatible(kernel: Kernel, events: boolean): void {
  const { mouse } = devicesOf(kernel);
  const spots = spotsAt(kernel, mouse.at);
  const spot = spots.at(-1);
  if (!spot) return;
  hover(kernel, spots, events ? ["mouse"] : []);
  if (events) {
    sendMouse(kernel, spot, "mousemove");
    const press = { spot, silent: false };
    if (sendMouse(kernel, spot, "mousedown", { button: 0, buttons: 1, detail: 1 })) pressed(kernel, press, spot, 0, 1);
    if (spot.element.isConnected) sendMouse(kernel, spot, "mouseup", { button: 0, detail: 1 });
  }
  if (spot.element.isConnected) sendClick(kernel, spot, "click", { ...UP, isPrimary: false, detail: 1 });
}

/** True without touch events, or if no listener prevented it. */
function sendTouch(kernel: Kernel, { realm, element, point }: Spot, type: string, down: boolean): boolean {
  const { Touch, TouchEvent, scrollX, scrollY } = realm.window;
  if (typeof Touch !== "function" || typeof TouchEvent !== "function") return true;
  const place = { clientX: point.x, clientY: point.y, pageX: point.x + scrollX, pageY: point.y + scrollY };
  const main = kernel.main().window;
  const { at } = devicesOf(kernel).mouse;
  const touch = new Touch({
    identifier: 0,
    target: element,
    ...place,
    screenX: main.screenX + at.x,
    screenY: main.screenY + at.y,
    radiusX: 1,
    radiusY: 1,
    force: 1,
  });
  const touches = down ? [touch] : [];
  const init = { bubbles: true, cancelable: true, composed: true, view: realm.window, ...modifiersInit(kernel) };
  return fire(
    kernel,
    element,
    new TouchEvent(type, { ...init, touches, targetTouches: touches, changedTouches: [touch] }),
  );
}
