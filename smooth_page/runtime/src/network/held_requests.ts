/** Requests that this chunk makes out for the browser: told as they are held, answered, or let go. */
import type { FrameId, News } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { ask, bodyOf, type Continued, type Decision, type Fulfilled, type HeaderList, isRouted } from "./decisions";

export type Load = (decision: Continued) => Promise<Fulfilled | undefined>;

export interface Asking {
  /** Asks the network where Python leaves it to that; undefined where it has to be left to the browser. */
  load?: Load | undefined;
  /** The browser may never ask for it: nothing but Python's decision is wanted. */
  quiet?: boolean;
}

let last = 0;

export class HeldRequests {
  /** Those that the browser makes after all, by address: it will time them. */
  readonly #released = new Map<string, string[]>();
  readonly #decided = new Set<string>();

  constructor(
    private readonly kernel: Kernel,
    private readonly headersOf: (url: string) => HeaderList,
  ) {}

  /** Tells of a request and asks Python about it where it is routed. `decided` is called inside the guard, in a later turn. */
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

  /** The id of a request that was told and let go: the browser has timed it now. */
  released(url: string): string | undefined {
    return this.#released.get(url)?.shift();
  }

  #fulfilled(frame: FrameId, request: string, url: string, decision: Fulfilled): void {
    const { status, statusText, headers } = decision;
    this.#tell("response", frame, request, { url, status, statusText, headers });
    this.#tell("requestfinished", frame, request, { size: bodyOf(decision).length, timing: {} });
  }

  #tell(kind: string, frame: FrameId, request: string, details: Record<string, unknown>): void {
    this.kernel.tell({ kind, frame, request, ...details } as Omit<News, "seq">);
  }
}
