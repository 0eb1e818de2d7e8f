/** `ElementHandle.wait_for_element_state`. */
import type { Commands } from "../commands";
import type { Handle } from "../contract";
import { parentOrHost } from "../dom/composed";
import { isElement, isNode } from "../dom/kinds";
import { type Call, Failure, type Running } from "../kernel/operation";
import { checkpoint } from "./handlers";
import { Retries } from "./retries";
import { ACTION_PAUSES, Schedule } from "./schedule";
import { elementState } from "./states";
import { keepsStill } from "./stillness";

type Params = Commands["wait.elementState"]["params"];

export function* waitForElementState(call: Call<Params>): Running<null> {
  const { handle, state } = call.params;
  const element = elementAt(call, handle);
  const action = `wait for ${state} action`;
  call.log.push(`attempting ${action}`);
  if (state === "stable") {
    while (!(yield* keepsStill(element)));
    return null;
  }
  const schedule = new Schedule(() => call.kernel.now(), ACTION_PAUSES);
  const retries = new Retries(call);
  try {
    for (;;) {
      const stays = yield* checkpoint(call);
      if (!element.isConnected && state !== "hidden") throw new Failure("detached", "Element is not attached to the DOM");
      if (elementState(element, state).matches) return null;
      if (schedule.due()) {
        call.log.push(`  element is not ${state}`, `retrying ${action}`);
        if (schedule.pause()) call.log.push(`  waiting ${schedule.pause()}ms`);
      }
      yield* retries.pause(stays ? schedule.left() : 0);
    }
  } finally {
    retries.stop();
  }
}

/** A text node has the states of its parent element. */
function elementAt(call: Call, handle: Handle): Element {
  const node = call.kernel.held(handle);
  const element = isElement(node) ? node : isNode(node) ? parentOrHost(node) : undefined;
  if (element) return element;
  throw new Failure("detached", "Element is not attached to the DOM");
}
