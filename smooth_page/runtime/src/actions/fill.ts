/** fill and clear. */
import type { Commands } from "../commands";
import { isContentEditable, isTag } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import { editingHost, isTextField, type TextField } from "../input/editing/fields";
import { changeByUser } from "../input/editing/value";
import type { Step } from "../input/input";
import type { Kernel } from "../kernel/kernel";
import { type Call, Failure, type Running } from "../kernel/operation";
import { attempts } from "./attempts";
import { ready } from "./ready";

/** Types of inputs whose value is set at once, without typing text. */
const WHOLE = new Set(["color", "date", "time", "datetime-local", "month", "range", "week"]);

export function* fill(call: Call<Commands["fill"]["params"]>): Running<null> {
  const { target, value, force } = call.params;
  const action = { name: "fill", target, force, intro: `  fill(${JSON.stringify(value)})` };
  return yield* attempts(call, action, function* (element, say) {
    const refusal = force ? undefined : yield* ready(element, ["visible", "enabled", "editable"], say);
    if (refusal) return refusal;
    const control = labelledControl(element);
    const enter = wayInto(call.kernel, control, value);
    call.dispatched = true;
    const steps = enter();
    if (steps) yield* call.kernel.input!.perform(call, { steps });
    return null;
  });
}

/**
 * Returns what sets the value, or makes the element ready for steps that do and returns them. Throws if the element
 * can't be filled.
 */
function wayInto(kernel: Kernel, element: Element, value: string): () => Step[] | void {
  const focus = (focusable: HTMLElement): void => kernel.native(focusable, "focus");
  if (isTag(element, "input") && WHOLE.has(element.type))
    return () => {
      focus(element);
      changeByUser(kernel, element, value.trim(), "input", "change");
    };
  if (isTextField(element)) {
    const text = textFor(element, value);
    return () => {
      const before = element.value;
      kernel.native(element, "select");
      focus(element);
      return replaceSelection(text, () => {
        if (element.value === before && text !== before && element.maxLength)
          throw new Failure("action", "The text was not inserted: the document does not support editing commands");
      });
    };
  }
  if (isTag(element, "input")) throw new Failure("element", `Input of type "${element.type}" cannot be filled`);
  if (!isContentEditable(element))
    throw new Failure("element", "Element is not an <input>, <textarea> or [contenteditable] element");
  return () => {
    focus(element);
    const host = editingHost(element) as HTMLElement;
    if (host !== element) focus(host);
    element.ownerDocument.getSelection()?.selectAllChildren(element);
    return replaceSelection(value);
  };
}

function textFor(field: TextField, value: string): string {
  if (field.type !== "number") return value;
  if (Number.isNaN(Number(value.trim()))) throw new Failure("element", "Cannot type text into input[type=number]");
  return value;
}

function replaceSelection(text: string, undone?: () => void): Step[] {
  return [text ? { do: "insert", text, undone } : { do: "keys", combination: "Delete" }];
}
