/** type and press: uses the keyboard on an element, which gets the focus first. */
import type { Commands } from "../commands";
import { focused } from "../dom/composed";
import { isTag } from "../dom/kinds";
import { keysOf } from "../input/keyboard/keys";
import type { Kernel } from "../kernel/kernel";
import type { Call, Running } from "../kernel/operation";
import { detached, subject } from "./subject";

export function* type(call: Call<Commands["type"]["params"]>): Running<null> {
  const { target, text, delay } = call.params;
  const element = yield* subject(call, target);
  call.log.push(`elementHandle.type(${JSON.stringify(text)})`);
  focusForKeys(call, element);
  yield* call.kernel.input!.perform(call, { steps: [{ do: "type", text, delay }] });
  return null;
}

export function* press(call: Call<Commands["press"]["params"]>): Running<null> {
  const { target, key, delay } = call.params;
  const element = yield* subject(call, target);
  call.log.push(`elementHandle.press(${JSON.stringify(key)})`);
  keysOf(key); // Unknown keys fail before anything happens.
  focusForKeys(call, element);
  yield* call.kernel.input!.perform(call, { steps: [{ do: "keys", combination: key, delay }] });
  return null;
}

/** The caret of an <input> without focus goes to the start, as in Playwright. */
function focusForKeys(call: Call, element: Element): void {
  if (!element.isConnected) throw detached();
  call.dispatched = true;
  if (focused(element.ownerDocument) === element) return;
  giveFocus(call.kernel, element);
  if (isTag(element, "input") && element.selectionStart !== null) element.setSelectionRange(0, 0);
}

export function giveFocus(kernel: Kernel, element: Element): void {
  if ("focus" in element) kernel.native(element, "focus");
}
