/** Notices that another document is about to replace this one. */
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "./kernel";

interface Host {
  /** The document begins to unload. The reply to a turn that is in progress would be lost with it. */
  leaving(): void;
  /** The document has been replaced. The browser may keep it for a return through the history. */
  left(): void;
}

export class Leaving {
  /** The document has begun to unload since the last reply. */
  #begun = false;
  /** The navigation to the document that replaces this one. */
  #goal: NavigateEvent | undefined;
  readonly #watchers = new Set<() => void>();

  constructor(
    private readonly kernel: Kernel,
    private readonly host: Host,
  ) {}

  /** At every turn, as a page may have called `document.open`, which takes all listeners away. */
  listen(): void {
    const { window } = this.kernel.main();
    // As the last of them: a turn carries what the page's own listeners have brought about. Added before the other one is
    // removed, since the browser's processes notify each other when a window has its first one, or none.
    const [last, next] = this.#listeners;
    window.addEventListener("beforeunload", next, true);
    window.removeEventListener("beforeunload", last, true);
    this.#listeners = [next, last];
    window.addEventListener("pagehide", this.#left, true);
    navigationOf(window)?.addEventListener("navigate", this.#navigates);
  }

  /** Calls `wake` when the document begins to unload, until the function that it returns is called. */
  watch(wake: () => void): () => void {
    this.#watchers.add(wake);
    return () => void this.#watchers.delete(wake);
  }

  /** The navigation to another document that has begun since the last reply, unless a script has handled it itself. */
  get goal(): NavigateEvent | undefined {
    const goal = this.#goal;
    const isDue = goal && !goal.defaultPrevented && goal.destination.url !== this.kernel.main().window.location.href;
    return isDue ? goal : undefined;
  }

  /** Returns whether another document is about to replace this one, once. */
  take(): boolean {
    const isDue = this.#begun || this.goal !== undefined;
    this.#goal = undefined;
    this.#begun = false;
    return isDue;
  }

  /**
   * The reply of a document that has been replaced is lost (`pagehide` is fired only after that), so turns end before
   * the document may be unloaded. If it stays after all, the operations continue in the next turn.
   */
  begin(): void {
    this.kernel.inside(() => {
      this.#begun = true;
      if (this.#goal?.formData) this.kernel.posts(this.#goal);
      for (const wake of [...this.#watchers]) wake();
      this.host.leaving();
    });
  }

  /** The one that is in place, and another one that does the same. */
  #listeners: [() => void, () => void] = [() => this.begin(), () => this.begin()];

  /**
   * `beforeunload` is fired some tasks later. This event is fired in the middle of the click or script that navigates.
   */
  navigates(event: NavigateEvent): void {
    this.kernel.inside(() => {
      const { destination, hashChange, downloadRequest } = event;
      if (hashChange || destination.sameDocument || typeof downloadRequest === "string") return;
      this.#goal = event;
    });
  }

  readonly #navigates = (event: Event): void => this.navigates(event as NavigateEvent);

  /** The reply of a turn that ends now may still arrive. Where the browser loads all documents, the next one is there already. */
  readonly #left = (): void =>
    this.kernel.inside(() => {
      this.#begun = this.kernel.channel !== undefined;
      this.host.left();
      this.#begun = false;
    });
}

/** The Navigation API, which not every browser has. */
function navigationOf(window: Window): EventTarget | undefined {
  return (window as { navigation?: EventTarget }).navigation;
}
