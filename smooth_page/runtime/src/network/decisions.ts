/** Python's decisions about requests, and the question that asks for one. */
import type { Continued, Decision, FrameId, Fulfilled, HeaderList } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { fromBase64 } from "../values/bytes";
import { anyMatches } from "../values/url_patterns";

export type { Continued, Decision, Fulfilled, HeaderList };

/** Whether Python decides about requests for this address. Python matches it again itself. */
export function isRouted({ settings }: Kernel, url: string): boolean {
  if (!/^https?:/i.test(url)) return false;
  return anyMatches(settings.routes, url.split("#", 1)[0]!);
}

/** Asks Python about a request that was reported as news. `decided` is called in a later turn, inside the guard. */
export function ask(kernel: Kernel, frame: FrameId, request: string, decided: (decision: Decision) => void): void {
  kernel.interceptor?.flush();
  kernel.callPython({ kind: "routecall", request, frame }, ({ value, error }) =>
    decided(error || !value ? { action: "abort" } : (value as unknown as Decision)),
  );
}

export function bodyOf(decision: { base64?: string }): Uint8Array<ArrayBuffer> {
  return fromBase64(decision.base64 ?? "");
}

export function header(headers: HeaderList, name: string): string | undefined {
  const values = headers.filter(([present]) => present.toLowerCase() === name).map(([, value]) => value);
  return values.length ? values.join(", ") : undefined;
}

const BROWSERS = /^(user-agent|referer|origin|host|cookie|connection|content-length|accept-encoding|(sec|proxy)-.*)$/i;

/** The headers that a script can set; the browser ignores the others. */
export function settable(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => !BROWSERS.test(name));
}

/** The headers of an answer that scripts can read, which excludes cookies. */
export function readable(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => !/^set-cookie2?$/i.test(name));
}

/** The address that a fulfilled answer redirects to. */
export function redirection({ status, headers }: Fulfilled, url: string): string | undefined {
  const location = header(headers, "location");
  return location !== undefined && [301, 302, 303, 307, 308].includes(status) ? new URL(location, url).href : undefined;
}

/** Several cookies in one header are separated by newlines. */
export function setCookies({ document, location }: Window, url: string, headers: HeaderList): void {
  if (new URL(url).origin !== location.origin) return;
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== "set-cookie") continue;
    for (const cookie of value.split("\n")) if (!/;\s*httponly/i.test(cookie)) document.cookie = cookie;
  }
}
