/** Replaces a MutationObserver that the page has overwritten: it polls, and reports a change every time. */
import { takeTimeouts, type Timer } from "./timers";

type AnyWindow = Window & typeof globalThis;

const PACE = 100; // ms

/** Its callbacks begin outside the guard, as those of the browser's do. */
export function pollingObserver(window: AnyWindow): typeof MutationObserver {
  const { after, cancel } = takeTimeouts(window);
  return class {
    #target: Node | undefined;
    #timer: Timer | undefined;

    constructor(private readonly callback: MutationCallback) {}

    observe(target: Node): void {
      this.#target = target;
      this.#timer ??= after(PACE, this.#suppose);
    }

    disconnect(): void {
      if (this.#timer !== undefined) cancel(this.#timer);
      this.#timer = undefined;
    }

    takeRecords(): MutationRecord[] {
      return [];
    }

    #suppose = (): void => {
      this.#timer = after(PACE, this.#suppose);
      const { callback } = this;
      callback([{ target: this.#target!, addedNodes: [], removedNodes: [] } as unknown as MutationRecord], this);
    };
  } as typeof MutationObserver;
}
