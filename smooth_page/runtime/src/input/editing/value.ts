/** A value that the user set in a control of its own, such as a slider. */
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { fire } from "../fire";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Sets the value, where one is given, and tells it by events of these types. */
export function told(kernel: Kernel, control: Control, value: string | undefined, ...types: ("input" | "change")[]): void {
  if (value !== undefined) control.value = value;
  for (const type of types) {
    const window = windowOf(control);
    if (window) fire(kernel, control, new window.Event(type, { bubbles: true, composed: type === "input" }));
  }
}
