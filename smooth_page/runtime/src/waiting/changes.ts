/** Notices that a document within reach has changed, so that a waiting operation looks again at once. */
import type { Kernel } from "../kernel/kernel";
import type { WakeUp } from "../kernel/operation";

const EVERYTHING = { childList: true, subtree: true, attributes: true, characterData: true };

/**
 * Sees nodes, attributes and texts of all documents, not what is inside shadow roots, and no properties, styles or
 * layout: whoever waits for those has to look from time to time.
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

  /** Forgets what has been seen; the caller looks now. Takes in documents that came since. */
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

  /** For a sleep that the next change ends. */
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
