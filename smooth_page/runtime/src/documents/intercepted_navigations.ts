/**
 * Cancels navigations that clicks and scripts start, and reports them, so that Python loads the document as `goto`
 * does. Posted forms, downloads and moves through the history are left to the browser.
 */
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";
import { replaceMethod } from "../kernel/replace";

interface NavigationWindow {
  navigation?: EventTarget;
  NavigateEvent?: { prototype: NavigateEvent };
}

export class Leaving {
  /** The address that Python navigates to by the browser itself. */
  #passing: string | undefined;
  /** Navigations that a script of the page handles within its document. */
  readonly #within = new WeakSet<Event>();
  /** Prototypes of events whose `intercept` is replaced: one for each window. */
  readonly #noticed = new WeakSet<object>();

  #unseen = false;

  constructor(private readonly kernel: Kernel) {}

  /**
   * Called when there may be a new document. The last listener knows whether one of the page's has cancelled the
   * navigation.
   */
  look(): void {
    const { navigation, NavigateEvent } = this.kernel.main().window as NavigationWindow;
    navigation?.removeEventListener("navigate", this.#navigates);
    navigation?.addEventListener("navigate", this.#navigates);
    navigation?.addEventListener("navigate", this.#begins, true);
    if (NavigateEvent) this.#noticeIntercept(NavigateEvent.prototype);
  }

  /** Nothing reports afterwards whether a listener has called `intercept`, and some may run before the runtime's. */
  #noticeIntercept(prototype: NavigateEvent): void {
    if (this.#noticed.has(prototype)) return;
    this.#noticed.add(prototype);
    replaceMethod(prototype, "intercept", (native, event: Event) => {
      native(); // which throws for what is not such an event
      this.kernel.inside(() => this.#within.add(event));
    });
  }

  /** A reload keeps the history entry's state and the document's referrer. */
  go(url: string, how: "assign" | "replace" | "reload"): void {
    const { history, location } = this.kernel.main().window;
    const renamed = how === "reload" && isRenamed(history, url); // which is a navigation of its own
    this.#passing = url;
    if (renamed) location.reload();
    else location[how === "assign" ? how : "replace"](url);
  }

  /** Changes the address for a document that replaces this one, without notifying the page. */
  unseen(change: () => void): void {
    this.#unseen = true;
    try {
      change();
    } finally {
      this.#unseen = false;
    }
  }

  readonly #begins = (event: Event): void => {
    if (this.#unseen) event.stopImmediatePropagation();
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
      // Like browsers, which replace the entry if a script navigates before its document has been loaded.
      const hasty = !sourceElement && kernel.main().document.readyState !== "complete";
      const replace = navigationType !== "push" || hasty;
      const referrer = !/\bnoreferrer\b/i.test(sourceElement?.getAttribute("rel") ?? "");
      const { url } = destination;
      kernel.tell({ kind: "leave", frame: "main", url, replace, referrer, local: this.#isLocal(url) });
    });

  /** Settings that only need to be early apply to sites whose documents the page can read. */
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

/** Fails if the document's URL has a user name and a password: its history entry can't get another URL. */
function isRenamed(history: History, url: string): boolean {
  try {
    history.replaceState(history.state, "", url);
    return true;
  } catch {
    return false;
  }
}
