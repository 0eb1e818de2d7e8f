/** Values that the user sets in a control, such as a slider. */
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { fire } from "../fire";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * Sets the value as the browser does: not by a setter that a library has put on the element itself to detect its own
 * changes.
 */
export function setValue(control: Control, value: string): void {
  let owner: object = Object.getPrototypeOf(control) as object;
  while (!Object.hasOwn(owner, "value")) owner = Object.getPrototypeOf(owner) as object;
  Object.getOwnPropertyDescriptor(owner, "value")?.set?.call(control, value);
}

/** Sets the value, if one is given, and dispatches events of these types. */
export function changeByUser(kernel: Kernel, control: Control, value: string | undefined, ...types: ("input" | "change")[]): void {
  if (value !== undefined) setValue(control, value);
  for (const type of types) {
    const window = windowOf(control);
    if (window) fire(kernel, control, new window.Event(type, { bubbles: true, composed: type === "input" }));
  }
}
