/** Mouse and pointer events as a real mouse makes them, except for `isTrusted`. */
import { toMain } from "../../dom/geometry";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf, modifiersInit } from "../devices";
import { fire } from "../fire";
import type { Spot } from "../hit";

/** Chromium's pointer id of the mouse. Capturing works with it, because the browser knows it. */
export const MOUSE_POINTER = 1;

export const BUTTONS = { left: 0, middle: 1, right: 2 } as const;
/** The bit of a button (by its number) in `buttons`. */
export const buttonBit = (button: number): number => [1, 4, 2][button];

/** Members that differ from a move's. `button`: -1 where no button changed. */
export type Look = DragEventInit & Omit<PointerEventInit, keyof DragEventInit>;

export function mouseInit(kernel: Kernel, { realm, point }: Spot, look: Look): MouseEventInit {
  const { x, y } = toMain(realm, point);
  const main = kernel.main().window;
  return {
    bubbles: true,
    cancelable: true,
    composed: true,
    view: realm.window,
    clientX: point.x,
    clientY: point.y,
    screenX: main.screenX + (main.outerWidth - main.innerWidth) / 2 + x,
    screenY: main.screenY + Math.max(0, main.outerHeight - main.innerHeight) + y,
    button: -1,
    buttons: devicesOf(kernel).mouse.buttons,
    ...modifiersInit(kernel),
    ...look,
  };
}

/** False if a listener prevented the default. */
export function sendMouse(kernel: Kernel, spot: Spot, type: string, look: Look = {}): boolean {
  // While the left button is pressed, movements have its values.
  const button = devicesOf(kernel).mouse.buttons & 1 ? 0 : -1;
  return fire(kernel, spot.element, new spot.realm.window.MouseEvent(type, mouseInit(kernel, spot, { button, ...look })));
}

export function sendPointer(kernel: Kernel, spot: Spot, type: string, look: Look = {}): boolean {
  const { buttons } = devicesOf(kernel).mouse;
  const pointer: PointerEventInit = {
    pointerId: MOUSE_POINTER,
    pointerType: "mouse",
    isPrimary: true,
    pressure: buttons ? 0.5 : 0,
    ...mouseInit(kernel, spot, look),
  };
  return fire(kernel, spot.element, new spot.realm.window.PointerEvent(type, pointer));
}

/** click, auxclick and contextmenu: pointer events with integral coordinates, not of a primary pointer. */
export function sendClick(kernel: Kernel, spot: Spot, type: string, look: Look): boolean {
  const whole = { ...spot, point: { x: Math.floor(spot.point.x), y: Math.floor(spot.point.y) } };
  return sendPointer(kernel, whole, type, { isPrimary: false, pressure: 0, ...look });
}
