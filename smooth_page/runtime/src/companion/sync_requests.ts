/**
 * Synchronous XMLHttpRequests. No script of the page runs meanwhile, so Python can't be asked about them: the companion has
 * to know before that it must not hold them.
 */
import type { Regex } from "../contract";
import { replaceMethod } from "../kernel/replace";
import { anyMatches } from "../values/url_patterns";

type AnyWindow = Window & typeof globalThis;

interface Opened {
  method: string;
  url: string;
}

/** One that begins, or has ended. */
export interface SyncRequest extends Opened {
  begins: boolean;
}

/** The document that they are watched in. */
interface Host {
  inside<T>(action: () => T): T;
  /** Of the requests that Python decides about. */
  readonly routes: Regex[] | undefined;
  report(request: SyncRequest): void;
}

export class SyncRequests {
  readonly #opened = new WeakMap<object, Opened>();
  /** By the prototype of the window: a frame's window is the same object for all its documents. */
  readonly #covered = new WeakSet<object>();

  constructor(private readonly host: Host) {}

  /** Watches those of a window, from inside. */
  cover(window: AnyWindow): void {
    const key = Object.getPrototypeOf(window) as object;
    if (this.#covered.has(key)) return;
    this.#covered.add(key);
    const { prototype } = window.XMLHttpRequest;
    replaceMethod(prototype, "open", (native, self, args) => {
      this.host.inside(() => this.#opens(window, self, args));
      return native();
    });
    replaceMethod(prototype, "send", (native, self) => {
      const opened = this.host.inside(() => this.#routed(self));
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
    return opened && anyMatches(this.host.routes, opened.url) ? opened : undefined;
  }

  #report(opened: Opened, begins: boolean): void {
    this.host.inside(() => this.host.report({ ...opened, begins }));
  }
}
