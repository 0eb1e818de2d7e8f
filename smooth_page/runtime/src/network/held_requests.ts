/**
 * Requests of elements and styles that are held back while Python decides about them. Reports them when they are held,
 * answered or released to the browser.
 */
import type { FrameId } from "../contract";
import type { DetailsOf, Unnumbered } from "../kernel/news_queue";
import type { Kernel } from "../kernel/kernel";
import { ask, bodyOf, type Continued, type Decision, type Fulfilled, type HeaderList, isRouted } from "./decisions";

type RequestKind = "request" | "response" | "requestfinished" | "requestfailed";
export type Load = (decision: Continued) => Promise<Fulfilled | undefined>;

export interface Asking {
  /** Requests it from the network if Python continues it. Undefined result: only the browser can load it. */
  load?: Load | undefined;
  /** The browser may never request it, so that only Python's decision is needed and nothing is reported. */
  quiet?: boolean;
}

let last = 0;

export class HeldRequests {
  /** Requests that were released to the browser, by address: it will time them. */
  readonly #released = new Map<string, string[]>();
  readonly #decided = new Set<string>();

  constructor(
    private readonly kernel: Kernel,
    private readonly headersOf: (url: string) => HeaderList,
  ) {}

  /**
   * Reports a request, and asks Python about it if it is routed. `decided` is called inside the guard, in a later turn.
   */
  ask(frame: FrameId, url: string, resourceType: string, decided: (decision: Decision) => void, { load, quiet }: Asking = {}): void {
    const { kernel } = this;
    const request = `${kernel.doc}.h${++last}`;
    const plain = { method: "GET", headers: this.headersOf(url), postData: null, navigation: resourceType === "document" };
    this.#tell("request", frame, request, { url, resourceType, startTime: Date.now(), ...plain, ...(quiet ? { quiet } : {}) });
    const settle = (final: Decision) => {
      this.#decided.add(url);
      if (quiet) return decided(final);
      if (final.action === "abort") this.#tell("requestfailed", frame, request, { errorText: "net::ERR_FAILED" });
      else if (final.action === "fulfill") this.#fulfilled(frame, request, final.url ?? url, final);
      else this.#released.set(url, [...(this.#released.get(url) ?? []), request]);
      decided(final);
    };
    const made = (decision: Decision) => {
      if (decision.action !== "continue" || !load) return settle(decision);
      void load(decision).then((loaded) => kernel.inside(() => settle(loaded ?? decision)));
    };
    if (isRouted(kernel, url)) ask(kernel, frame, request, made);
    else made({ action: "continue" });
  }

  /** Whether Python has decided about the address before. */
  hasDecided(url: string): boolean {
    return this.#decided.has(url);
  }

  /** The id of a request that was reported and then released: the browser has timed it now. */
  released(url: string): string | undefined {
    return this.#released.get(url)?.shift();
  }

  #fulfilled(frame: FrameId, request: string, url: string, decision: Fulfilled): void {
    const { status, statusText, headers } = decision;
    this.#tell("response", frame, request, { url, status, statusText, headers });
    this.#tell("requestfinished", frame, request, { size: bodyOf(decision).length, timing: {} });
  }

  #tell<K extends RequestKind>(kind: K, frame: FrameId, request: string, details: Omit<DetailsOf<K>, "request">): void {
    this.kernel.tell({ kind, frame, request, ...details } as unknown as Unnumbered);
  }
}
