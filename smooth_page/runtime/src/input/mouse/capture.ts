/**
 * Pointer capture. The browser refuses it for a pointer whose buttons it does not know to be pressed. So while one of
 * our buttons is pressed, we replace the three methods of elements for our pointer.
 */
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import type { Spot } from "../hit";
import { MOUSE_POINTER, sendPointer } from "./events";

type Methods = Pick<Element, "setPointerCapture" | "releasePointerCapture" | "hasPointerCapture">;

const standIns = new WeakMap<Kernel, () => void>();

/** Called before a button is pressed in that document. */
export function allowCapture(kernel: Kernel, { window }: Spot["realm"]): void {
  forbidCapture(kernel);
  const owner = window.Element?.prototype;
  if (!owner) return;
  const { mouse } = devicesOf(kernel);
  const browsers: Methods = {
    setPointerCapture: owner.setPointerCapture,
    releasePointerCapture: owner.releasePointerCapture,
    hasPointerCapture: owner.hasPointerCapture,
  };
  Object.assign(owner, {
    setPointerCapture(this: Element, id: number): void {
      if (id === MOUSE_POINTER && this.isConnected) mouse.captured = this;
      else browsers.setPointerCapture.call(this, id);
    },
    releasePointerCapture(this: Element, id: number): void {
      if (id !== MOUSE_POINTER) browsers.releasePointerCapture.call(this, id);
      else if (mouse.captured === this) mouse.captured = undefined;
    },
    hasPointerCapture(this: Element, id: number): boolean {
      return id === MOUSE_POINTER ? mouse.captured === this : browsers.hasPointerCapture.call(this, id);
    },
  } satisfies Methods);
  standIns.set(kernel, () => Object.assign(owner, browsers));
}

/** Called when the last button has been released. */
export function forbidCapture(kernel: Kernel): void {
  standIns.get(kernel)?.();
  standIns.delete(kernel);
}

/** Called after a pointer event and at the end: dispatches lostpointercapture and gotpointercapture. */
export function followCapture(kernel: Kernel, spot: Spot): void {
  const { mouse } = devicesOf(kernel);
  const dispatchTo = (element: Element | undefined, type: string): void => {
    if (element?.isConnected) sendPointer(kernel, { ...spot, element }, type, { cancelable: false });
  };
  if (mouse.capturing === mouse.captured) return;
  const before = mouse.capturing;
  mouse.capturing = mouse.captured;
  dispatchTo(before, "lostpointercapture");
  dispatchTo(mouse.capturing, "gotpointercapture");
}

export function release(kernel: Kernel, spot: Spot): void {
  devicesOf(kernel).mouse.captured = undefined;
  followCapture(kernel, spot);
  forbidCapture(kernel);
}
