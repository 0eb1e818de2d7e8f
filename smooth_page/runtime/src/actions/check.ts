/** check, uncheck, set_checked: a click, unless the state is right already. */
import type { Commands } from "../commands";
import { isTag } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import { nextTask } from "../input/tasks";
import { type Call, Failure, frame, type Running } from "../kernel/operation";
import { resolve } from "../selectors/target";
import { elementState } from "../waiting/states";
import { clickOn } from "./click";
import { detached, subject } from "./subject";

type Params = Commands["check"]["params"];

export function* check(call: Call<Params>): Running<null> {
  const { target, checked, trial } = call.params;
  const found = yield* subject(call, target);
  if (!found.isConnected) throw detached();
  if (isSo(found, checked)) return null;
  const control = labelledControl(found);
  if (!checked && isTag(control, "input") && control.type === "radio")
    throw new Failure(
      "action",
      "Cannot uncheck radio button. Radio buttons can only be unchecked by selecting another radio button in the same group.",
    );
  const element = yield* clickOn(call, "click", { ...call.params, found });
  if (trial || (yield* becomesSo(call, element))) return null;
  throw new Failure("action", "Clicking the checkbox did not change its state");
}

function isSo(element: Element, checked: boolean): boolean {
  return elementState(element, checked ? "checked" : "unchecked").matches;
}

/**
 * Pages that keep the state themselves get one frame to show it. A navigation that the click started begins within it, and is
 * waited for where those of all actions are (smooth_page/_protocol/operation.py).
 */
function* becomesSo(call: Call<Params>, clicked: Element): Running<boolean> {
  const { target, checked } = call.params;
  const holds = (): boolean => {
    const element = clicked.isConnected || target.handle ? clicked : resolve(call, target);
    return !element || isSo(element, checked);
  };
  if (holds()) return true;
  yield* nextTask(call);
  if (holds()) return true;
  yield* frame();
  return holds();
}
