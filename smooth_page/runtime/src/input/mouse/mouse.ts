/** The mouse: its movements and buttons, and the browser's default actions. Each function ends with its last event. */
import type { Button, Point } from "../../commands";
import { chainOf, closest } from "../../dom/composed";
import { toMain, toRealm } from "../../dom/geometry";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import { type Spot, spotIn, spotsAt } from "../hit";
import { allowCapture, followCapture, release } from "./capture";
import { pressed } from "./defaults";
import { dismiss } from "./dismiss";
import { dragOver, dragStarts, endDrag } from "./drag";
import { buttonBit, BUTTONS, sendClick, sendMouse, sendPointer } from "./events";
import { commonAncestor, hover, sameDocument } from "./hover";
import { mirrorActive } from "./pseudo_classes";

const { trunc } = Math;

/** Pixels that the pointer must move with a pressed button before a drag begins. */
const DRAG_DISTANCE = 3;

/** "dragging": a drag has just begun, and the page should get time before it continues. */
export function moveMouse(kernel: Kernel, at: Point): "dragging" | undefined {
  const { mouse } = devicesOf(kernel);
  const from = mouse.at;
  mouse.at = at;
  if (mouse.drag) {
    dragOver(kernel);
    return undefined;
  }
  const spot = settle(kernel);
  if (!spot) return undefined;
  const moved = { movementX: trunc(at.x) - trunc(from.x), movementY: trunc(at.y) - trunc(from.y) };
  const by = mouse.seenIn.has(spot.realm.document) ? moved : {};
  for (const { spot: { realm } } of mouse.over) mouse.seenIn.add(realm.document);
  sendPointer(kernel, spot, "pointermove", by);
  followCapture(kernel, spot);
  const { press } = mouse;
  if (!press?.silent) sendMouse(kernel, spot, "mousemove", by);
  if (!press || press.silent || mouse.press !== press) return undefined;
  press.gesture?.move?.(spot);
  return press.draggable && far(press.spot, at) && dragStarts(kernel, press) ? "dragging" : undefined;
}

function far(from: Spot, to: Point): boolean {
  const start = toMain(from.realm, from.point);
  return Math.hypot(to.x - start.x, to.y - start.y) > DRAG_DISTANCE;
}

export function pressMouse(kernel: Kernel, name: Button = "left", clickCount = 1): void {
  const { mouse } = devicesOf(kernel);
  if (mouse.drag) return;
  const button = BUTTONS[name];
  // A button that is pressed already is pressed anew.
  const first = !(mouse.buttons & ~buttonBit(button));
  if (first) mouse.press = undefined;
  mouse.buttons |= buttonBit(button);
  let spot = settle(kernel);
  if (!spot) return;
  if (first) allowCapture(kernel, spot.realm);
  const around = chainOf(spot.element);
  const allowed = sendPointer(kernel, spot, first ? "pointerdown" : "pointermove", { button });
  // An element that a listener has removed is not the one that the button is pressed on.
  spot = { ...spot, element: around.find((element) => element.isConnected) ?? spot.element };
  const press = (mouse.press ??= { spot, silent: first && !allowed });
  mouse.down = around[0];
  followCapture(kernel, spot);
  if (!press.silent && !dead(spot.element)) {
    const active = sendMouse(kernel, spot, "mousedown", { button, detail: clickCount });
    if (active && spot.element.isConnected) pressed(kernel, press, spot, button, clickCount);
  }
  if (name === "right" && !dead(spot.element)) sendClick(kernel, spot, "contextmenu", { button });
}

/** For a button that stays pressed: updates the styles of pressed elements. */
export function holdMouse(kernel: Kernel, name?: Button, clickCount?: number): void {
  pressMouse(kernel, name, clickCount);
  const { press } = devicesOf(kernel).mouse;
  if (press?.spot.element.isConnected) mirrorActive(kernel, chainOf(press.spot.element));
}

export function releaseMouse(kernel: Kernel, name: Button = "left", clickCount = 1): void {
  const { mouse } = devicesOf(kernel);
  const button = BUTTONS[name];
  mouse.buttons &= ~buttonBit(button);
  const { press, down } = mouse;
  mouse.down = undefined;
  if (!mouse.buttons) mouse.press = undefined;
  mirrorActive(kernel, []);
  if (mouse.drag) {
    endDrag(kernel);
    return;
  }
  const spot = settle(kernel, press);
  if (!spot) return;
  sendPointer(kernel, spot, mouse.buttons ? "pointermove" : "pointerup", { button });
  if (!press?.silent && !dead(spot.element)) sendMouse(kernel, spot, "mouseup", { button, detail: down ? clickCount : 0 });
  press?.gesture?.up?.(spot);
  if (!mouse.buttons) release(kernel, spot);
  if (down) clicked(kernel, down, spot, button, clickCount);
}

/** The event that follows pressing and releasing a button. */
function clicked(kernel: Kernel, from: Element, spot: Spot, button: number, detail: number): void {
  if (button === 0) dismiss(kernel, from, spot);
  if (!from.isConnected || from.ownerDocument !== spot.element.ownerDocument) return;
  const element = commonAncestor(from, spot.element);
  if (!element || dead(element)) return;
  const at = { ...spot, element };
  sendClick(kernel, at, button === 0 ? "click" : "auxclick", { button, detail });
  if (button === 0 && detail === 2 && element.isConnected) sendMouse(kernel, at, "dblclick", { button, detail });
}

/** The page has moved under the pointer, which is over another element without having moved itself. */
export function rest(kernel: Kernel): void {
  const { mouse } = devicesOf(kernel);
  if (mouse.over.length && !mouse.buttons && !mouse.drag) settle(kernel);
}

/**
 * Updates what the pointer is over, and dispatches enter and leave events. With a button pressed in a frame, it stays
 * there.
 */
export function settle(kernel: Kernel, press = devicesOf(kernel).mouse.press): Spot | undefined {
  const { mouse } = devicesOf(kernel);
  const spots = spotsAt(kernel, mouse.at);
  const inner = press && press.spot.realm.parent && press.spot.element.isConnected ? press.spot.realm : undefined;
  if (mouse.capturing?.isConnected) {
    const realm = kernel.realmOf(mouse.capturing);
    const place = realm && { realm, element: mouse.capturing, point: (spotIn(realm, mouse.at) ?? outside(realm, mouse.at)).point };
    if (place) {
      hover(kernel, [...mouse.over.map(({ spot }) => spot).filter((spot) => !sameDocument(spot, place)), place]);
      return place;
    }
  }
  hover(kernel, spots);
  const spot = inner ? (spotIn(inner, mouse.at) ?? outside(inner, mouse.at)) : spots.at(-1);
  return spot ?? outside(kernel.main(), mouse.at);
}

function outside(realm: Spot["realm"], at: Point): Spot {
  return { realm, element: realm.document.documentElement, point: toRealm(realm, at) };
}

/** Disabled controls and their content get no mouse events. */
function dead(element: Element): boolean {
  return !!closest(element, ":is(button, input, select, textarea):disabled");
}
