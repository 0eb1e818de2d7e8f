/** `is_visible`, `is_enabled` and similar methods. */
import type { Commands } from "../commands";
import { type Call, Failure, type Running } from "../kernel/operation";
import { resolve } from "../selectors/target";
import { elementState } from "../waiting/states";
import { attached } from "../waiting/until";

export function* state(call: Call<Commands["state"]["params"]>): Running<boolean> {
  const { target, state } = call.params;
  if (state === "visible" || state === "hidden") {
    call.log.push("  checking visibility of {{target}}");
    const element = resolve(call, target);
    return element ? elementState(element, state).matches : state === "hidden";
  }
  const element = yield* attached(call, target);
  if (!element.isConnected) throw new Failure("detached", "Element is not attached to the DOM");
  return elementState(element, state).matches;
}
