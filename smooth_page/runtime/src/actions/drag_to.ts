/** drag_to: presses the mouse on one element and releases it on another. */
import type { Commands } from "../commands";
import { devicesOf } from "../input/devices";
import { dragOver } from "../input/mouse/drag";
import { glide } from "../input/mouse/gestures";
import { pressMouse, releaseMouse } from "../input/mouse/mouse";
import { nextTask } from "../input/tasks";
import type { Call, Running } from "../kernel/operation";
import { pointAt } from "./pointing";
import type { Need } from "./ready";

const NEEDS: Need[] = ["visible", "stable"];

export function* dragTo(call: Call<Commands["dragTo"]["params"]>): Running<null> {
  const { target, to, sourcePosition, targetPosition, steps, force, trial, scroll } = call.params;
  const { kernel } = call;
  const source = { target, position: sourcePosition, force, trial, scroll };
  yield* pointAt(call, "move and down", NEEDS, source, function* (at, met) {
    yield* glide(call, at);
    yield* nextTask(call);
    const refusal = met();
    if (!refusal && !trial) pressMouse(kernel);
    return refusal;
  });
  const targetName = to.selector === undefined ? undefined : `{{selector:${JSON.stringify(to.selector)}}}`;
  const destination = { target: to, targetName, position: targetPosition, force, trial, scroll };
  yield* pointAt(call, "move and up", NEEDS, destination, function* (at) {
    yield* glide(call, at, steps);
    yield* nextTask(call);
    // With a single step, the drag has only just begun: a real one is over the target for a while.
    if (devicesOf(kernel).mouse.drag) dragOver(kernel);
    yield* nextTask(call);
    if (!trial) releaseMouse(kernel);
  });
  return null;
}
