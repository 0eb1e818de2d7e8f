/** drag_to: presses the mouse on one element and releases it on another. */
import type { Commands } from "../commands";
import type { Step } from "../input/input";
import type { Call, Running } from "../kernel/operation";
import { performAt } from "./pointing";
import type { Need } from "./ready";

type Drag = Call<Commands["dragTo"]["params"]>;

const NEEDS: Need[] = ["visible", "stable"];

export function* dragTo(call: Drag): Running<null> {
  const { part } = call.params;
  if (part !== "release") yield* pressOnSource(call);
  if (part !== "press") yield* releaseOnTarget(call);
  return null;
}

function pressOnSource(call: Drag): Running<Element> {
  const { target, sourcePosition, force, trial, scroll } = call.params;
  const source = { target, position: sourcePosition, force, trial, scroll };
  const press: Step[] = trial ? [] : [{ do: "press" }];
  return performAt(call, "move and down", NEEDS, source, (at) => [
    { do: "move", to: at },
    { do: "yield" },
    { do: "check" },
    ...press,
  ]);
}

function releaseOnTarget(call: Drag): Running<Element> {
  const { to, part, targetPosition, steps, force, trial, scroll } = call.params;
  const isNamed = to.selector !== undefined && part === undefined; // otherwise it is the call's own target
  const targetName = isNamed ? `{{selector:${JSON.stringify(to.selector)}}}` : undefined;
  const destination = { target: to, targetName, position: targetPosition, force, trial, scroll };
  const release: Step[] = trial ? [] : [{ do: "release" }];
  return performAt(call, "move and up", NEEDS, destination, (at) => [
    { do: "move", to: at, steps },
    { do: "yield" },
    // With a single step, the drag has only just begun: a real one is over the target for a while.
    { do: "linger" },
    { do: "yield" },
    ...release,
  ]);
}
