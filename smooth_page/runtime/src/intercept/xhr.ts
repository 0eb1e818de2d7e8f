/**
 * XMLHttpRequest: asks Python at `send`. What Python fulfils is sent on as a request for a blob with that body, so that
 * states, events and kinds of response are the browser's own.
 */
import type { Asked, Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { setCookies } from "./cookies";
import { ask, bodyOf, type Decision, type Fulfilled, header, readable, redirection, settable } from "./decision";

// A blob that does not exist: asking for it fails as the network does.
const NOWHERE = "blob:null/0";
const PRETENDED = ["status", "statusText", "responseURL", "getResponseHeader", "getAllResponseHeaders"];

export class RoutedXhr {
  /** Those that wait for a decision. */
  readonly #waiting = new Map<XMLHttpRequest, object>();

  constructor(
    private readonly kernel: Kernel,
    /** Runs an action whose requests are nobody's to see. */
    private readonly owning: <T>(action: () => T) => T,
  ) {}

  fail(xhr: XMLHttpRequest, native: () => void, args: any[]): void {
    this.owning(() => {
      args[0] = null;
      xhr.open("GET", NOWHERE);
      native();
    });
  }

  send(gate: Gate, asked: Asked, xhr: XMLHttpRequest, args: any[], native: () => void): void {
    const ticket = {};
    this.#waiting.set(xhr, ticket);
    ask(this.kernel, gate.frame, asked.request, (decision) => {
      if (this.#waiting.get(xhr) !== ticket) return;
      this.#waiting.delete(xhr);
      this.kernel.outside(() => this.#go(gate, asked, xhr, decision, args, native));
    });
  }

  gaveUp(xhr: XMLHttpRequest): void {
    for (const name of PRETENDED) delete (xhr as any)[name];
    if (!this.#waiting.delete(xhr)) return;
    for (const type of ["abort", "loadend"]) xhr.dispatchEvent(new ProgressEvent(type));
  }

  #go(gate: Gate, asked: Asked, xhr: XMLHttpRequest, decision: Decision, args: any[], native: () => void): void {
    if (decision.action === "abort") return this.fail(xhr, native, args);
    const sentOn = decision.action === "fulfill" ? redirection(decision, asked.url) : undefined;
    this.owning(() => {
      if (decision.action === "continue") this.#change(asked, xhr, decision, args);
      else if (sentOn) xhr.open(decision.status > 303 ? asked.method : "GET", sentOn);
      else {
        args[0] = null;
        xhr.open("GET", blobOf(gate, decision));
        setCookies(gate.window, asked.url, decision.headers);
        pretend(xhr, asked.url, { ...decision, headers: readable(decision.headers) });
      }
      native();
    });
  }

  #change(asked: Asked, xhr: XMLHttpRequest, decision: Extract<Decision, { action: "continue" }>, args: any[]): void {
    const { url, method, headers, base64 } = decision;
    if (url !== undefined || method !== undefined || headers) {
      xhr.open(method ?? asked.method, url ?? asked.url);
      for (const [name, value] of settable(headers ?? asked.headers)) xhr.setRequestHeader(name, value);
    }
    if (base64 !== undefined) args[0] = bodyOf(decision);
  }
}

function blobOf({ window }: Gate, decision: Fulfilled): string {
  const type = header(decision.headers, "content-type") ?? "";
  return window.URL.createObjectURL(new window.Blob([bodyOf(decision)], { type }));
}

/** What the blob's answer does not say. Not before the headers would have come. */
function pretend(xhr: XMLHttpRequest, url: string, { status, statusText, headers }: Fulfilled): void {
  const told = () => xhr.readyState >= 2;
  const own = (name: string, get: () => unknown) => Object.defineProperty(xhr, name, { get, configurable: true });
  const lines = headers.map(([name, value]) => `${name.toLowerCase()}: ${value}\r\n`).sort();
  own("status", () => (told() ? status : 0));
  own("statusText", () => (told() ? statusText : ""));
  own("responseURL", () => (told() ? url : ""));
  own("getResponseHeader", () => (name: unknown) => (told() && header(headers, `${name}`.toLowerCase())) || null);
  own("getAllResponseHeaders", () => () => (told() ? lines.join("") : ""));
}
