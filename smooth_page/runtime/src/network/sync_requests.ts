/**
 * Synchronous XMLHttpRequests. No script of the page runs meanwhile, so Python can't be asked about them: the companion has
 * to know before that it must not hold them.
 */
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";
import { replaceMethod } from "../kernel/replace";
import { anyMatches } from "../values/url_patterns";

interface Opened {
  method: string;
  url: string;
}

export class SyncRequests {
  readonly #opened = new WeakMap<object, Opened>();
  /** By the prototype of the window: a frame's window is the same object for all its documents. */
  readonly #covered = new WeakSet<object>();

  constructor(private readonly kernel: Kernel) {}

  /** Called when there may be a new document, or Python has other settings. */
  look(): void {
    if (!this.kernel.settings.routes?.length) return;
    for (const realm of this.kernel.realms()) {
      const key = Object.getPrototypeOf(realm.window) as object;
      if (this.#covered.has(key)) continue;
      this.#covered.add(key);
      this.#cover(realm);
    }
  }

  #cover({ window }: Realm): void {
    const { prototype } = window.XMLHttpRequest;
    replaceMethod(prototype, "open", (native, self, args) => {
      this.kernel.inside(() => this.#opens(window, self, args));
      return native();
    });
    replaceMethod(prototype, "send", (native, self) => {
      const opened = this.kernel.inside(() => this.#routed(self));
      if (!opened) return native();
      this.#report(opened, true);
      try {
        return native();
      } finally {
        this.#report(opened, false);
      }
    });
  }

  #opens({ document }: Window, request: object, [method, url, ...rest]: unknown[]): void {
    this.#opened.delete(request);
    if (!rest.length || rest[0]) return;
    const address = URL.parse(String(url), document.baseURI);
    if (!address) return;
    address.hash = "";
    this.#opened.set(request, { method: String(method).toUpperCase(), url: address.href });
  }

  #routed(request: object): Opened | undefined {
    const opened = this.#opened.get(request);
    return opened && anyMatches(this.kernel.settings.routes, opened.url) ? opened : undefined;
  }

  #report(opened: Opened, begins: boolean): void {
    this.kernel.inside(() => void this.kernel.channel!.ask("routes.sync", { ...opened, begins }));
  }
}
