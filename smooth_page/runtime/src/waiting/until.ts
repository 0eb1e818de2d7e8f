/** The shared waiting loops. */
import type { Handle, Target } from "../contract";
import { type Call, Failure, type Running } from "../kernel/operation";
import { isElement } from "../dom/kinds";
import { resolve } from "../selectors/target";
import { checkpoint } from "./handlers";
import { Retries } from "./retries";
import { Schedule } from "./schedule";

interface Options {
  /** Locator handlers run before attempts: actions, assertions and waiting, not reading. */
  handlers?: boolean;
}

/** Tries again until `attempt` returns something other than undefined. The kernel keeps the deadline. */
export function* until<T>(call: Call, attempt: () => T | undefined, options: Options = {}): Running<T> {
  const retries = new Retries(call);
  const schedule = new Schedule(() => call.kernel.now());
  try {
    for (;;) {
      const stays = options.handlers ? yield* checkpoint(call) : false;
      const found = attempt();
      if (found !== undefined) return found;
      schedule.due();
      yield* retries.pause(stays ? schedule.left() : 0);
    }
  } finally {
    retries.stop();
  }
}

/** Waits until the target matches; logs `waiting for {{target}}` once. The node of a handle is used as it is. */
export function* attached(call: Call, target: Target, options: Options = {}): Running<Element> {
  if (target.handle) return heldElement(call, target.handle);
  call.log.push("waiting for {{target}}");
  return yield* until(call, () => resolve(call, target), options);
}

/** The element of a handle. Throws an `element` failure for other nodes. */
export function heldElement(call: Call, handle: Handle): Element {
  const node = call.kernel.held(handle);
  if (isElement(node)) return node;
  throw new Failure("element", "Node is not queryable.");
}
