/** Notices changes of reachable documents, so that a waiting operation tries again at once. */
import type { Kernel } from "../kernel/kernel";
import type { WakeUp } from "../kernel/operation";

const EVERYTHING = { childList: true, subtree: true, attributes: true, characterData: true };

/**
 * Sees nodes, attributes and texts of all documents, but not shadow roots, properties, styles or layout: for those,
 * operations try again from time to time.
 */
export class Changes {
  private seen = false;
  private wake: (() => void) | undefined;
  private readonly observer: MutationObserver;
  private readonly watched = new Set<Document>();

  constructor(private readonly kernel: Kernel) {
    this.observer = new MutationObserver(() => {
      this.seen = true;
      this.wake?.();
    });
  }

  /** Forgets the changes so far, because the caller looks now. Includes new documents. */
  clear(): void {
    for (const { document } of this.kernel.realms()) {
      if (this.watched.has(document)) continue;
      this.watched.add(document);
      this.observer.observe(document, EVERYTHING);
    }
    this.observer.takeRecords();
    this.seen = false;
  }

  any(): boolean {
    return this.seen;
  }

  /** Wakes a sleep at the next change. */
  readonly next: WakeUp = (wake) => {
    this.wake = wake;
    return () => {
      this.wake = undefined;
    };
  };

  stop(): void {
    this.observer.disconnect();
  }
}
