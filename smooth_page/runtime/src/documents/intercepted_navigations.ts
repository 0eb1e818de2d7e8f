/**
 * Where a click or a script leads: kept from the browser, and told, so that Python loads that document as it does those
 * of `goto`. Forms that are posted, downloads and moves through the history are the browser's.
 */
import type { News } from "../contract";
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";

export class Leaving {
  /** Where Python itself lets the browser go. */
  #passing: string | undefined;
  /** Moves that a script of the page makes one within its document. */
  readonly #within = new WeakSet<Event>();

  #unseen = false;

  constructor(private readonly kernel: Kernel) {}

  /** Called when documents may have come. The last listener knows whether one of the page's has forbidden it. */
  look(): void {
    const { navigation } = this.kernel.main().window as { navigation?: EventTarget };
    navigation?.removeEventListener("navigate", this.#navigates);
    navigation?.addEventListener("navigate", this.#navigates);
    navigation?.addEventListener("navigate", this.#begins, true);
  }

  /** A reload keeps what the history has of the document, and what this one was told of the one before. */
  go(url: string, how: "assign" | "replace" | "reload"): void {
    const { history, location } = this.kernel.main().window;
    const renamed = how === "reload" && isRenamed(history, url); // which is a move of its own
    this.#passing = url;
    if (renamed) location.reload();
    else location[how === "assign" ? how : "replace"](url);
  }

  /** A change of the address for a document that is to come in this one's place: the page has no part in that. */
  unseen(change: () => void): void {
    this.#unseen = true;
    try {
      change();
    } finally {
      this.#unseen = false;
    }
  }

  /** Before all listeners of the page's: nothing else tells afterwards whether one of them has taken the move over. */
  readonly #begins = (event: Event): void => {
    if (this.#unseen) return event.stopImmediatePropagation();
    const { intercept } = event as NavigateEvent;
    const value = (options?: unknown) => {
      intercept.call(event, options);
      this.#within.add(event);
    };
    Object.defineProperty(event, "intercept", { value, configurable: true, writable: true });
  };

  readonly #navigates = (event: Event): void =>
    this.kernel.inside(() => {
      const { kernel } = this;
      const { destination, navigationType, hashChange, downloadRequest, formData, sourceElement } = event as NavigateEvent;
      const passes = this.#passing === destination.url;
      this.#passing = undefined;
      if (passes || event.defaultPrevented || this.#within.has(event) || !event.cancelable) return;
      const plain = !hashChange && !destination.sameDocument && typeof downloadRequest !== "string" && !formData;
      if (!plain || navigationType === "traverse" || !this.#isWanted(destination.url)) return;
      event.preventDefault();
      // As a browser does it with what a script wants before its document has been loaded.
      const hasty = !sourceElement && kernel.main().document.readyState !== "complete";
      const replace = navigationType !== "push" || hasty;
      const referrer = !/\bnoreferrer\b/i.test(sourceElement?.getAttribute("rel") ?? "");
      const { url } = destination;
      kernel.tell({ kind: "leave", frame: "main", url, replace, referrer, local: this.#isLocal(url) } as Omit<News, "seq">);
    });

  /** What is early only is for sites whose documents the page can read. */
  #isWanted(url: string): boolean {
    const { routes, extraHeaders, early } = this.kernel.settings;
    if (!/^https?:/.test(url)) return false;
    if (routes?.length || extraHeaders?.length) return true;
    return early === true && this.#isLocal(url);
  }

  #isLocal(url: string): boolean {
    return new URL(url).origin === this.kernel.main().window.location.origin;
  }
}

/** A document whose address has a name and a password can't have another one in its history entry. */
function isRenamed(history: History, url: string): boolean {
  try {
    history.replaceState(history.state, "", url);
    return true;
  } catch {
    return false;
  }
}
