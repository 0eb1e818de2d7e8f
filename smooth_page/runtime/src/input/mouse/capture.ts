/** Pointer capture: the browser keeps it for its mouse pointer, but sends events only for real input. */
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import type { Spot } from "../hit";
import { MOUSE_POINTER, sendPointer } from "./events";
import { chainOf } from "./hover";

/** After a pointer event: whether a listener on its way captured the pointer, or released it. */
export function followCapture(kernel: Kernel, spot: Spot): void {
  const { mouse } = devicesOf(kernel);
  if (mouse.capturing && !mouse.capturing.hasPointerCapture(MOUSE_POINTER)) release(kernel, spot);
  if (mouse.capturing || !mouse.buttons) return;
  mouse.capturing = chainOf(spot.element).find((element) => element.hasPointerCapture(MOUSE_POINTER));
  if (mouse.capturing)
    sendPointer(kernel, { ...spot, element: mouse.capturing }, "gotpointercapture", { cancelable: false });
}

export function release(kernel: Kernel, spot: Spot): void {
  const { mouse } = devicesOf(kernel);
  const element = mouse.capturing;
  if (!element) return;
  mouse.capturing = undefined;
  if (element.hasPointerCapture(MOUSE_POINTER)) element.releasePointerCapture(MOUSE_POINTER);
  if (element.isConnected) sendPointer(kernel, { ...spot, element }, "lostpointercapture", { cancelable: false });
}
