/** Reports the requests of a document and how they end. */
import type { Wire } from "../contract";
import type { WatchedWindow } from "../events/watched_window";
import type { DetailsOf, Kind } from "../kernel/news_queue";
import { keepBody } from "./bodies";
import { type Timed, timingOf } from "./timing";

export type Headers = [name: string, value: string][];

export interface Asked {
  url: string;
  method: string;
  resourceType: string;
  headers: Headers;
  /** Null: no body, or one that can't be read without consuming it (streams, forms, blobs). */
  postData: Wire;
  navigation: boolean;
  /** Only for a document, as far as the browser counts them. */
  redirects?: number;
}

export interface Answered {
  url: string;
  /** 0: not known, because the other origin does not allow it. */
  status: number;
  statusText: string;
  headers: Headers;
}

/** In ms on the document's clock. */
interface Moments {
  url: string;
  start: number;
  responseStart: number;
}

let last = 0;

export class Ledger {
  /**
   * Requests that were reported when they began, by address: the browser times them too, and they must not be reported
   * again.
   */
  readonly #reported = new Map<string, number>();
  /** Pending requests of scripts, by id. */
  readonly #open = new Map<string, Moments>();

  constructor(private readonly watched: WatchedWindow) {}

  /** Reports a request that begins now. Returns its id. */
  begun(asked: Asked): string {
    this.expect(asked.url);
    const start = this.watched.kernel.now();
    const request = this.asked(asked, start);
    this.#open.set(request, { url: asked.url, start, responseStart: start });
    return request;
  }

  /** The browser is about to time a request that must not be reported again because of that. */
  expect(url: string): void {
    this.#reported.set(url, (this.#reported.get(url) ?? 0) + 1);
  }

  /** `startTime` on the document's clock. */
  asked(asked: Asked, startTime: number): string {
    const { kernel, window } = this.watched;
    const request = `${kernel.doc}.r${++last}`;
    this.#tell("request", { request, ...asked, startTime: window.performance.timeOrigin + startTime });
    return request;
  }

  answered(request: string, answered: Answered, body?: Promise<Blob>): void {
    const moments = this.#open.get(request);
    if (moments) moments.responseStart = this.watched.kernel.now();
    if (body) keepBody(this.watched.kernel, request, body);
    this.#tell("response", { request, ...answered });
  }

  /**
   * `timing` as in Request.timing: ms since the request began, -1 if unknown. `size`: bytes of the body as transferred.
   */
  finished(request: string, size: number, timing = this.#timing(request)): void {
    this.#open.delete(request);
    this.#tell("requestfinished", { request, size, timing });
  }

  failed(request: string, errorText: string): void {
    this.#open.delete(request);
    this.#tell("requestfailed", { request, errorText });
  }

  /** With the browser's timing if that is known already, otherwise with what scripts saw. */
  #timing(request: string): Record<string, number> {
    const moments = this.#open.get(request);
    if (!moments) return {};
    const { url, start, responseStart } = moments;
    const { performance } = this.watched.window;
    const entry = performance.getEntriesByName(url, "resource").at(-1) as Timed | undefined;
    if (entry && entry.startTime >= start && entry.responseEnd) return timingOf(entry);
    return { responseStart: responseStart - start, responseEnd: this.watched.kernel.now() - start };
  }

  /** Whether a request that the browser has timed was reported before. Each counts once. */
  wasReported(url: string): boolean {
    const times = this.#reported.get(url);
    if (!times) return false;
    if (times > 1) this.#reported.set(url, times - 1);
    else this.#reported.delete(url);
    return true;
  }

  #tell<K extends Kind>(kind: K, details: DetailsOf<K>): void {
    if (this.watched.wants(kind)) this.watched.tell(kind, details);
  }
}
