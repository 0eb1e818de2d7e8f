/** click, dblclick, hover, tap. */
import type { Commands } from "../commands";
import type { Step } from "../input/input";
import type { Call, Running } from "../kernel/operation";
import { type Pointing, performAt } from "./pointing";
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
  const press: Step[] = trial ? [] : [{ do: "click", button, count: clickCount, delay }];
  // Something may have appeared under the pointer.
  return performAt(call, name, CLICKABLE, params, (at) => [{ do: "move", to: at, steps }, { do: "yield" }, { do: "check" }, ...press]);
}

export function* hover(call: Call<Commands["hover"]["params"]>): Running<null> {
  yield* performAt(call, "hover", ["visible", "stable"], call.params, (at) => [{ do: "move", to: at }, { do: "check" }]);
  return null;
}

export function* tap(call: Call<Commands["tap"]["params"]>): Running<null> {
  const params: Pointing = call.params;
  yield* performAt(call, "tap", CLICKABLE, params, (at) => (params.trial ? [] : [{ do: "tap", at }]));
  return null;
}
