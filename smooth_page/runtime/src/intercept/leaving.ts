/**
 * Where a click or a script leads: kept from the browser, and told, so that Python loads that document as it does those
 * of `goto`. Forms that are posted, downloads and moves through the history are the browser's.
 */
import type { News } from "../contract";
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";

export class Leaving {
  /** Where Python itself goes. */
  #passing: string | undefined;

  constructor(private readonly kernel: Kernel) {}

  pass(url: string): void {
    this.#passing = url;
  }

  /** Called when documents may have come; listening twice does nothing. */
  look(): void {
    const { navigation } = this.kernel.main().window as { navigation?: EventTarget };
    navigation?.addEventListener("navigate", this.#navigates);
  }

  readonly #navigates = (event: Event): void =>
    this.kernel.inside(() => {
      const { kernel } = this;
      const { destination, navigationType, hashChange, downloadRequest, formData } = event as NavigateEvent;
      const { routes, extraHeaders } = kernel.settings;
      const passes = this.#passing === destination.url;
      this.#passing = undefined;
      if (passes || event.defaultPrevented) return;
      const plain = !hashChange && !destination.sameDocument && typeof downloadRequest !== "string" && !formData;
      if (!plain || !event.cancelable || navigationType === "traverse" || !/^https?:/.test(destination.url)) return;
      if (!routes?.length && !extraHeaders?.length) return;
      event.preventDefault();
      kernel.tell({ kind: "leave", frame: "main", url: destination.url } as Omit<News, "seq">);
    });
}
