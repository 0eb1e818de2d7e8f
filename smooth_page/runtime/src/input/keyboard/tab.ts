/** Tab and Shift+Tab. */
import { focused } from "../../dom/composed";
import { isTag } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import { isTextField } from "../editing/fields";
import type { Stroke } from "./defaults";
import { tabOrder } from "./tab_order";

export function moveFocus({ kernel, target, key, shiftKey, ctrlKey, altKey, metaKey }: Stroke): boolean {
  if (key.key !== "Tab" || ctrlKey || altKey || metaKey) return false;
  const from = startingPoint(kernel, target);
  const order = tabOrder(kernel, from, shiftKey ? -1 : 1);
  const at = from ? order.indexOf(from) : -1;
  const next = shiftKey ? order.at(at < 0 ? -1 : at - 1) : order[at + 1];
  const ends = shiftKey ? at === 0 : at === order.length - 1;
  if (next && !ends) focusByKey(kernel, next);
  else leave(kernel, target);
  return true;
}

/** The focused element, or else the one on which the mouse was pressed last. */
function startingPoint(kernel: Kernel, target: Element): Element | undefined {
  const document = target.ownerDocument;
  const [documentElement, body] = [document.documentElement, document.body];
  if (target !== body && target !== documentElement) return target;
  const { start } = devicesOf(kernel).keyboard;
  return start?.isConnected ? start : undefined;
}

function focusByKey(kernel: Kernel, element: Element): void {
  kernel.native(element, "focus", { focusVisible: true });
  if (isTextField(element) && isTag(element, "input") && focused(element.ownerDocument) === element)
    kernel.native(element, "select");
}

/**
 * Moves the focus to the browser's own controls, as far as the page can know it; the next Tab comes back at the other end.
 */
function leave(kernel: Kernel, target: Element): void {
  devicesOf(kernel).keyboard.start = undefined;
  if ("blur" in target) kernel.native(target, "blur");
}
