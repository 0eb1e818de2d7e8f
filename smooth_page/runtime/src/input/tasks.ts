/** Lets the page do what it has to do between two events of a gesture, as it can with a real user. */
import { type Call, type Running, settled } from "../kernel/operation";

/** Goes on in a task of its own, when all microtasks of the page are done. */
export function* nextTask({ kernel }: Call): Running<void> {
  yield* settled(new Promise<void>((resolve) => kernel.timers.soon(resolve)));
}
