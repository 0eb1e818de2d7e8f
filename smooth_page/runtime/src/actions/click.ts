/** click, dblclick, hover, tap. */
import type { Commands } from "../commands";
import { clickHere, glide } from "../input/mouse/gestures";
import { nextTask } from "../input/tasks";
import { tap as tapAt } from "../input/touch";
import type { Call, Running } from "../kernel/operation";
import { type Pointing, pointAt } from "./pointing";
import type { Need } from "./ready";

const CLICKABLE: Need[] = ["visible", "enabled", "stable"];

export function* click(call: Call<Commands["click"]["params"]>): Running<null> {
  yield* clickOn(call, "click", call.params);
  return null;
}

export function* dblclick(call: Call<Commands["dblclick"]["params"]>): Running<null> {
  yield* clickOn(call, "dblclick", { ...call.params, clickCount: 2 });
  return null;
}

/** The element that was clicked. */
export function clickOn(call: Call, name: string, params: Commands["click"]["params"] & Pointing): Running<Element> {
  const { button, clickCount, delay, steps, trial } = params;
  return pointAt(call, name, CLICKABLE, params, function* (at, met) {
    yield* glide(call, at, steps);
    yield* nextTask(call);
    // Something may have appeared under the pointer.
    return met() ?? (trial ? undefined : yield* clickHere(call, button, clickCount, delay));
  });
}

export function* hover(call: Call<Commands["hover"]["params"]>): Running<null> {
  yield* pointAt(call, "hover", ["visible", "stable"], call.params, function* (at, met) {
    yield* glide(call, at);
    return met();
  });
  return null;
}

export function* tap(call: Call<Commands["tap"]["params"]>): Running<null> {
  const params: Pointing = call.params;
  yield* pointAt(call, "tap", CLICKABLE, params, function* (at) {
    if (!params.trial) tapAt(call.kernel, at);
  });
  return null;
}
