/** Default actions of a mouse button that is pressed. */
import { chainOf } from "../../dom/composed";
import { isHtml } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import { isTextField } from "../editing/fields";
import type { Spot } from "../hit";
import { focusAt } from "./focus";
import { chooseInList } from "./list_box";
import type { Press } from "./press";
import { slide } from "./range";
import { selecting } from "./selecting";

export function pressed(kernel: Kernel, press: Press, spot: Spot, button: number, clickCount: number): void {
  devicesOf(kernel).keyboard.start = spot.element;
  focusAt(kernel, spot);
  if (button !== 0 || !spot.element.isConnected) return;
  press.gesture = slide(kernel, spot) ?? chooseInList(kernel, spot);
  if (press.gesture) return;
  if (!isTextField(spot.element)) press.draggable = draggableAround(spot.element);
  if (!press.draggable) press.gesture = selecting(kernel, spot, clickCount);
}

/** Links and images are draggable unless their attributes say otherwise. */
function draggableAround(element: Element): HTMLElement | undefined {
  return chainOf(element).find((around): around is HTMLElement => isHtml(around) && around.draggable);
}
