/** drag_to: presses the mouse on one element and releases it on another. */
import type { Commands } from "../commands";
import type { Step } from "../input/input";
import type { Call, Running } from "../kernel/operation";
import { performAt } from "./pointing";
import type { Need } from "./ready";

const NEEDS: Need[] = ["visible", "stable"];

export function* dragTo(call: Call<Commands["dragTo"]["params"]>): Running<null> {
  const { target, to, sourcePosition, targetPosition, steps, force, trial, scroll } = call.params;
  const source = { target, position: sourcePosition, force, trial, scroll };
  const press: Step[] = trial ? [] : [{ do: "press" }];
  yield* performAt(call, "move and down", NEEDS, source, (at) => [
    { do: "move", to: at },
    { do: "yield" },
    { do: "check" },
    ...press,
  ]);
  const targetName = to.selector === undefined ? undefined : `{{selector:${JSON.stringify(to.selector)}}}`;
  const destination = { target: to, targetName, position: targetPosition, force, trial, scroll };
  const release: Step[] = trial ? [] : [{ do: "release" }];
  yield* performAt(call, "move and up", NEEDS, destination, (at) => [
    { do: "move", to: at, steps },
    { do: "yield" },
    // With a single step, the drag has only just begun: a real one is over the target for a while.
    { do: "linger" },
    { do: "yield" },
    ...release,
  ]);
  return null;
}
