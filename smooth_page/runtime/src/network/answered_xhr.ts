/** Simulates a response on an XMLHttpRequest that was never sent: its states, events and response types. */
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { bodyOf, type Fulfilled, header, readable } from "./decisions";
import { decoded } from "./document_text";

const PLAYED = [
  ...["readyState", "status", "statusText", "responseURL", "response", "responseText", "responseXML"],
  ...["getResponseHeader", "getAllResponseHeaders"],
];

/** By request: the simulation, running or finished. */
const plays = new WeakMap<XMLHttpRequest, object>();

/** Ends the simulation: the object behaves natively again. */
export function forget(xhr: XMLHttpRequest): void {
  if (!plays.delete(xhr)) return;
  for (const name of PLAYED) delete (xhr as any)[name];
}

/**
 * Without an answer, the request fails as with a network error. Called outside the guard, like listeners of the page.
 */
export function play(kernel: Kernel, gate: Gate, xhr: XMLHttpRequest, url: string, answer: Fulfilled | undefined): void {
  const { window } = gate;
  let state = 1;
  const ticket = {};
  const total = kernel.inside(() => {
    const bytes = answer ? bodyOf(answer) : new Uint8Array();
    forget(xhr);
    plays.set(xhr, ticket);
    pretend(kernel, window, xhr, url, answer, bytes, () => state);
    return bytes.length;
  });
  const fire = (type: string) => {
    if (kernel.inside(() => plays.get(xhr)) !== ticket) return; // a listener has started another request with this object
    const init = { loaded: state > 2 ? total : 0, total, lengthComputable: total > 0 };
    xhr.dispatchEvent(type === "readystatechange" ? new window.Event(type) : new window.ProgressEvent(type, init));
  };
  const reach = (next: number) => {
    state = next;
    fire("readystatechange");
  };
  fire("loadstart");
  if (answer) {
    reach(2);
    reach(3);
    fire("progress");
  }
  reach(4);
  fire(answer ? "load" : "error");
  fire("loadend");
}

function pretend(
  kernel: Kernel,
  window: Gate["window"],
  xhr: XMLHttpRequest,
  url: string,
  answer: Fulfilled | undefined,
  bytes: Uint8Array<ArrayBuffer>,
  state: () => number,
): void {
  const headers = readable(answer?.headers ?? []);
  const type = header(headers, "content-type") ?? "";
  const lines = headers.map(([name, value]) => `${name.toLowerCase()}: ${value}\r\n`).sort();
  const read = responseReader(window, bytes, type);
  let response: unknown;
  const own = (name: string, get: () => unknown) =>
    Object.defineProperty(xhr, name, { get: () => kernel.inside(get), configurable: true });
  const from = (least: number, value: () => unknown, before: unknown) => () =>
    answer && state() >= least ? value() : before;
  const whole = () => (response ??= read(xhr.responseType));
  own("readyState", state);
  own("status", from(2, () => answer!.status, 0));
  own("statusText", from(2, () => answer!.statusText, ""));
  own("responseURL", from(2, () => url, ""));
  own("getResponseHeader", () => (name: unknown) => from(2, () => header(headers, `${name}`.toLowerCase()), null)() ?? null);
  own("getAllResponseHeaders", () => () => from(2, () => lines.join(""), "")());
  own("response", () => (isText(xhr) ? from(3, whole, "")() : from(4, whole, null)()));
  own("responseText", () => {
    if (!isText(xhr)) throw new window.DOMException("The value is only accessible if the object's 'responseType' is '' or 'text'.", "InvalidStateError");
    return from(3, whole, "")();
  });
  own("responseXML", from(4, () => (/xml|html/.test(type) ? read("document") : null), null));
}

function isText({ responseType }: XMLHttpRequest): boolean {
  return responseType === "" || responseType === "text";
}

function responseReader(window: Gate["window"], bytes: Uint8Array<ArrayBuffer>, type: string): (kind: string) => unknown {
  const text = () => decoded(bytes, /charset/i.test(type) ? type : `${type};charset=utf-8`);
  return (kind) => {
    switch (kind) {
      case "json":
        try {
          return window.JSON.parse(text()) as unknown;
        } catch {
          return null;
        }
      case "arraybuffer":
        return new window.Uint8Array(bytes).buffer;
      case "blob":
        return new window.Blob([bytes], { type });
      case "document":
        return new window.DOMParser().parseFromString(text(), /html/.test(type) ? "text/html" : "application/xml");
      default:
        return text();
    }
  };
}
