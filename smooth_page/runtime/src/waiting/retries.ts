/** How often a waiting operation tries: at once after a change, otherwise as often as its cost allows. */
import { type Call, type Running, sleep } from "../kernel/operation";
import { Changes } from "./changes";

/** ms: about a frame. */
const SHORTEST = 16;
/** ms: Playwright's longest pause. */
const LONGEST = 500;
/** An attempt that took 1 ms is followed by a pause of 10: waiting costs a tenth of the page's time. */
const PAUSE_PER_COST = 10;
/** However fast a page changes, attempts take a third of its time at most. */
const REST_PER_COST = 2;

/**
 * The pauses between attempts: `yield* retries.pause()` between them, `retries.stop()` in a `finally`. Attempts may
 * yield; changes meanwhile shorten the next pause.
 */
export class Retries {
  private readonly changes: Changes;
  private began: number;

  constructor(private readonly call: Call) {
    this.changes = new Changes(call.kernel);
    this.began = call.kernel.now();
    this.changes.clear();
  }

  /** `atLeast`: ms to wait whatever changes. `atMost`: ms that are left. */
  *pause(atLeast = 0, atMost = Infinity): Running<void> {
    const cost = this.call.kernel.now() - this.began;
    const rest = Math.min(atMost, Math.max(atLeast, Math.min(LONGEST, cost * REST_PER_COST)));
    const pause = Math.min(atMost, LONGEST, Math.max(SHORTEST, cost * PAUSE_PER_COST));
    if (rest >= 1) yield* sleep(rest);
    if (pause > rest && !this.changes.any()) yield* sleep(pause - rest, this.changes.next);
    this.began = this.call.kernel.now();
    this.changes.clear();
  }

  stop(): void {
    this.changes.stop();
  }
}
