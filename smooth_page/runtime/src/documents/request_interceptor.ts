/**
 * Implements the kernel's Interceptor: applies Python's routes, extra headers and offline mode to the requests of a
 * page.
 */
import type { Asked, Gate, Interceptor } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { type Running, sleep } from "../kernel/operation";
import { bodyOf, type Continued, header, type HeaderList, isRouted } from "../network/decisions";
import { asHtml } from "../network/document_text";
import { Elements } from "./subresources/elements";
import { Entries } from "./history_entries";
import { failedFetch, routedFetch } from "../network/routed_fetch";
import { Leaving } from "./intercepted_navigations";
import { fetchDocument, fetchSheet } from "../network/own_requests";
import { begin, type Carried, type Standing } from "./fresh_window";
import { Sheets } from "./subresources/style_sheets";
import { HeldRequests } from "../network/held_requests";
import { Writer } from "./writer";
import { RoutedXhr } from "../network/routed_xhr";

export class RequestInterceptor implements Interceptor {
  own = false; // true while it makes requests of its own, which are not reported
  readonly #xhr: RoutedXhr;
  readonly #requests: HeldRequests;
  /** The present routes, and since when they apply. */
  #routes: string | undefined;
  #routedSince = 0;
  readonly elements: Elements;
  readonly writer: Writer;
  readonly leaving: Leaving;
  readonly entries: Entries;
  wrote = false;
  /** In a fresh document: what will be written into it. */
  standing: Standing | undefined;
  /** The text of the document that replaces this one. */
  successor = "";
  /** Called by the text of a fresh document. */
  readonly begin = (carried: Carried): void => this.kernel.inside(() => begin(this.kernel, carried));

  constructor(private readonly kernel: Kernel) {
    this.leaving = new Leaving(kernel);
    this.entries = new Entries(kernel, () => this.leaving.go(kernel.main().window.location.href, "reload"));
    this.#requests = new HeldRequests(kernel, (url) => this.browsersHeaders(kernel.main(), url, "GET"));
    this.writer = new Writer(kernel, () => this.elements);
    const request = (url: string, { method = "GET", headers = kernel.settings.extraHeaders ?? [], base64, ...changed }: Continued) => ({
      ...{ url: changed.url ?? url, method, headers },
      ...(base64 === undefined ? {} : { base64 }),
    });
    const loadSheet = (url: string) => (decision: Continued) => fetchSheet(this, kernel.main().window, request(url, decision));
    this.elements = new Elements(
      kernel,
      this.#requests,
      new Sheets(kernel, this.#requests, loadSheet),
      (frame, url, decision) => this.#fill(frame, url, bodyOf(decision), decision.headers, () => undefined),
      (url) => (decision) => fetchDocument(this, kernel.main().window, request(url, decision)),
      loadSheet,
    );
    this.#xhr = new RoutedXhr(kernel, (action) => this.owning(action));
  }

  owning<T>(action: () => T): T {
    this.own = true;
    try {
      return action();
    } finally {
      this.own = false;
    }
  }

  prepare(gate: Gate, args: any[]): void {
    const { window } = gate;
    const [input, init] = args;
    const request: Request | undefined = input instanceof window.Request ? input : undefined;
    const added = this.headersFor(gate, request?.url ?? String(input));
    if (!added.length) return;
    const headers = new window.Headers(init?.headers ?? request?.headers);
    for (const [name, value] of added) headers.set(name, value);
    args[1] = { ...init, headers };
  }

  /** None for other origins: these would have to allow the headers, and would be asked by a preflight request. */
  headersFor({ window }: Gate, url: string): HeaderList {
    const headers = this.kernel.settings.extraHeaders ?? [];
    if (!headers.length) return headers;
    try {
      return new URL(url, window.document.baseURI).origin === window.location.origin ? headers : [];
    } catch {
      return [];
    }
  }

  /** Headers that the browser adds, as far as they are known. Handlers see them and may pass them on. */
  browsersHeaders({ window }: Pick<Gate, "window">, url: string, method: string): HeaderList {
    const { origin, href } = window.location;
    const foreign = new URL(url).origin !== origin;
    const headers: HeaderList = [["user-agent", window.navigator.userAgent]];
    if (/^http/.test(href)) headers.push(["referer", foreign ? `${origin}/` : href.split("#")[0]!]);
    if (foreign || !/^(GET|HEAD)$/i.test(method)) headers.push(["origin", origin]);
    return headers;
  }

  fetch(gate: Gate, asked: Asked, args: any[], native: () => Promise<Response>): Promise<Response> | undefined {
    const { kernel } = this;
    return kernel.inside(() => {
      if (kernel.settings.offline) return failedFetch(gate);
      return isRouted(kernel, asked.url) ? routedFetch(kernel, gate, asked, args, native) : undefined;
    });
  }

  send(gate: Gate, asked: Asked, xhr: XMLHttpRequest, args: any[], native: () => void): boolean {
    const { kernel } = this;
    return kernel.inside(() => {
      if (kernel.settings.offline) {
        this.#xhr.fail(gate, asked, xhr);
        return true;
      }
      const routed = isRouted(kernel, asked.url);
      if (routed) this.#xhr.send(gate, asked, xhr, args, native);
      return routed;
    });
  }

  put(gate: Gate, html: string): Running<void> {
    return this.writer.write(gate, gate.window.document.baseURI, html, () => undefined);
  }

  flush(): void {
    for (const flush of this.elements.flushes) flush();
  }

  missed(url: string, startTime: number): boolean {
    return startTime > this.#routedSince && isRouted(this.kernel, url) && !this.#requests.hasDecided(url);
  }

  /** Called when there may be a new document or new settings. */
  look(): void {
    const routes = JSON.stringify(this.kernel.settings.routes ?? []);
    if (routes !== this.#routes) this.#routedSince = this.#routes === undefined ? -1 : this.kernel.now();
    this.#routes = routes;
    this.elements.look();
    this.entries.look();
    this.leaving.look();
  }

  released(url: string): string | undefined {
    return this.#requests.released(url);
  }

  /** Writes a document into a frame. */
  *fill(element: HTMLIFrameElement, url: string, bytes: Uint8Array, headers: HeaderList): Running<void> {
    yield* sleep(Infinity, (wake) => {
      this.#fill(element, url, bytes, headers, wake);
      return () => undefined;
    });
  }

  #fill(element: HTMLIFrameElement, url: string, bytes: Uint8Array, headers: HeaderList, filled: () => void): void {
    const window = element.contentWindow as Gate["window"] | null;
    if (!window) return filled();
    const type = header(headers, "content-type") ?? "";
    const gate = { window, frame: this.kernel.frameIdOf(element)! };
    const open = () => {
      this.elements.filled(element, url);
      window.document.open();
      window.history.replaceState(null, "", url);
    };
    this.writer.begin(gate, url, asHtml(bytes, type).html, open, filled);
  }

  gaveUp(xhr: XMLHttpRequest): void {
    this.#xhr.gaveUp(xhr);
  }
}
