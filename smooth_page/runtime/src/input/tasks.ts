/** Lets the page run its tasks between two events of a gesture, as with a real user. */
import { type Call, type Running, settled } from "../kernel/operation";

/** Continues in a new task, after all microtasks of the page. */
export function* nextTask({ kernel }: Call): Running<void> {
  yield* settled(new Promise<void>((resolve) => kernel.timers.soon(resolve)));
}
