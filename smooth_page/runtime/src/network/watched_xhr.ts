/** XMLHttpRequest: reported when it is sent and when it is over. */
import type { Asked } from "../kernel/interceptor";
import { replaceMethod } from "../kernel/replace";
import type { WatchedWindow } from "../events/watched_window";
import { textOf } from "./watched_fetch";
import type { Headers, Ledger } from "./ledger";

interface Opened {
  method: string;
  url: string;
  headers: Headers;
  /** Python can't be asked while the page is blocked. */
  synchronous: boolean;
}

export function watchXhr(watched: WatchedWindow, ledger: Ledger): void {
  const { window, kernel } = watched;
  const { prototype } = window.XMLHttpRequest;
  const opened = new WeakMap<XMLHttpRequest, Opened>();
  const stand = (name: string, call: (native: () => any, xhr: XMLHttpRequest, args: any[]) => unknown) =>
    replaceMethod(prototype, name, (native, xhr, args) => (kernel.interceptor?.own ? native() : call(native, xhr, args)));
  stand("open", (native, xhr, args) => {
    const result = native(); // throws if the arguments are invalid
    kernel.inside(() => {
      kernel.interceptor?.gaveUp(xhr);
      const url = new URL(String(args[1]), window.document.baseURI).href;
      const synchronous = args.length > 2 && !args[2];
      opened.set(xhr, { method: String(args[0]).toUpperCase(), url, headers: [], synchronous });
    });
    return result;
  });
  stand("setRequestHeader", (native, xhr, args) => {
    const result = native();
    kernel.inside(() => opened.get(xhr)?.headers.push([String(args[0]).toLowerCase(), String(args[1])]));
    return result;
  });
  stand("abort", (native, xhr) => {
    kernel.inside(() => kernel.interceptor?.gaveUp(xhr));
    return native();
  });
  stand("send", (native, xhr, args) => {
    const known = opened.get(xhr);
    const asked = known && kernel.inside(() => begin(watched, ledger, xhr, known, args[0]));
    if (asked && !known.synchronous && kernel.interceptor?.send(watched, asked, xhr, args, native)) return undefined;
    return native();
  });
}

/** Undefined: nothing is sent. */
function begin(watched: WatchedWindow, ledger: Ledger, xhr: XMLHttpRequest, known: Opened, body: unknown): Asked | undefined {
  if (!/^https?:/.test(known.url)) return undefined;
  const { method, url, headers } = known;
  for (const [name, value] of watched.kernel.interceptor?.headersFor(watched, url) ?? [])
    if (!headers.some(([present]) => present === name)) xhr.setRequestHeader(name, value);
  const added = watched.kernel.interceptor?.browsersHeaders(watched, url, method) ?? [];
  const facts = { method, url, headers: [...added, ...headers], postData: textOf(body) };
  const request = ledger.begun({ ...facts, resourceType: "xhr", navigation: false });
  let aborted = false;
  xhr.addEventListener("abort", () => (aborted = true), { once: true });
  const over = watched.listener(() => finish(ledger, request, xhr, aborted));
  xhr.addEventListener("loadend", over, { once: true });
  return { ...facts, request };
}

function finish(ledger: Ledger, request: string, xhr: XMLHttpRequest, aborted: boolean): void {
  const { status, statusText, responseURL } = xhr;
  if (!status) return ledger.failed(request, aborted ? "net::ERR_ABORTED" : "net::ERR_FAILED");
  const body = bodyOf(xhr);
  const answered = { url: responseURL, status, statusText, headers: headersOf(xhr) };
  ledger.answered(request, answered, body && Promise.resolve(body));
  ledger.finished(request, body?.size ?? 0);
}

function bodyOf(xhr: XMLHttpRequest): Blob | undefined {
  switch (xhr.responseType) {
    case "":
    case "text":
      return new Blob([xhr.responseText]);
    case "json":
      return new Blob([JSON.stringify(xhr.response)]);
    case "arraybuffer":
      return xhr.response ? new Blob([xhr.response]) : undefined;
    case "blob":
      return xhr.response ?? undefined;
    default:
      return undefined; // a parsed document has no text any longer
  }
}

function headersOf(xhr: XMLHttpRequest): Headers {
  const lines = xhr.getAllResponseHeaders().split("\r\n").filter(Boolean);
  return lines.map((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
}
