/** XMLHttpRequest: told as it is sent, and when it is over. */
import { standIn } from "../../kernel/stand";
import type { Place } from "../place";
import { textOf } from "./fetch";
import type { Headers, Ledger } from "./ledger";

interface Opened {
  method: string;
  url: string;
  headers: Headers;
}

export function watchXhr(place: Place, ledger: Ledger): void {
  const { window, kernel } = place;
  const { prototype } = window.XMLHttpRequest;
  const opened = new WeakMap<XMLHttpRequest, Opened>();
  standIn(prototype, "open", (native, xhr, args) => {
    const result = native(); // throws for what can't be opened
    kernel.inside(() => {
      const url = new URL(String(args[1]), window.document.baseURI).href;
      opened.set(xhr, { method: String(args[0]).toUpperCase(), url, headers: [] });
    });
    return result;
  });
  standIn(prototype, "setRequestHeader", (native, xhr, args) => {
    const result = native();
    kernel.inside(() => opened.get(xhr)?.headers.push([String(args[0]).toLowerCase(), String(args[1])]));
    return result;
  });
  standIn(prototype, "send", (native, xhr, args) => {
    kernel.inside(() => {
      const known = opened.get(xhr);
      if (!known || !/^https?:/.test(known.url)) return;
      const request = ledger.begun({ ...known, resourceType: "xhr", postData: textOf(args[0]), navigation: false });
      let aborted = false;
      xhr.addEventListener("abort", () => (aborted = true), { once: true });
      const over = place.listener(() => finish(ledger, request, xhr, aborted));
      xhr.addEventListener("loadend", over, { once: true });
    });
    return native();
  });
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
      return undefined; // a parsed document: its text is gone
  }
}

function headersOf(xhr: XMLHttpRequest): Headers {
  const lines = xhr.getAllResponseHeaders().split("\r\n").filter(Boolean);
  return lines.map((line) => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
}
