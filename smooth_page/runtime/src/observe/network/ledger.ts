/** Tells of the requests of a document and of what becomes of them. */
import type { Wire } from "../../contract";
import type { Place } from "../place";
import { keepBody } from "./bodies";

export type Headers = [name: string, value: string][];

export interface Asked {
  url: string;
  method: string;
  resourceType: string;
  headers: Headers;
  /** Null: none, or one that can't be looked at without taking it (streams, forms, blobs). */
  postData: Wire;
  navigation: boolean;
  /** Of a document, as far as the browser counts them. */
  redirects?: number;
}

export interface Answered {
  url: string;
  /** 0: the browser does not say, as the other origin does not allow it. */
  status: number;
  statusText: string;
  headers: Headers;
}

let last = 0;

export class Ledger {
  /** Requests told as they began, by address: the browser times them too, and these are not told again. */
  readonly #told = new Map<string, number>();

  constructor(private readonly place: Place) {}

  /** A request that begins now. Gives the id by which the rest is told. */
  begun(asked: Asked): string {
    this.expect(asked.url);
    return this.asked(asked, this.place.kernel.now());
  }

  /** The browser is about to time a request that is not to be told because of that. */
  expect(url: string): void {
    this.#told.set(url, (this.#told.get(url) ?? 0) + 1);
  }

  /** `startTime` on the document's clock. */
  asked(asked: Asked, startTime: number): string {
    const { kernel, window } = this.place;
    const request = `${kernel.doc}.r${++last}`;
    this.#tell("request", { request, ...asked, startTime: window.performance.timeOrigin + startTime });
    return request;
  }

  answered(request: string, answered: Answered, body?: Promise<Blob>): void {
    if (body) keepBody(this.place.kernel, request, body);
    this.#tell("response", { request, ...answered });
  }

  /** `timing` as in Request.timing: ms since the request began, -1 where unknown; `size` of the body as it travelled. */
  finished(request: string, size: number, timing: Record<string, number> = {}): void {
    this.#tell("requestfinished", { request, size, timing });
  }

  failed(request: string, errorText: string): void {
    this.#tell("requestfailed", { request, errorText });
  }

  /** Whether a request that the browser has timed was told before; each counts once. */
  wasTold(url: string): boolean {
    const times = this.#told.get(url);
    if (!times) return false;
    if (times > 1) this.#told.set(url, times - 1);
    else this.#told.delete(url);
    return true;
  }

  #tell(kind: string, details: Record<string, unknown>): void {
    if (this.place.wants(kind)) this.place.tell(kind, details);
  }
}
