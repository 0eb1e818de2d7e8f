/** fetch: reported when it is called, when it is answered and when its whole body has arrived. */
import type { Asked } from "../kernel/interceptor";
import { replaceMethod } from "../kernel/replace";
import type { Wire } from "../contract";
import { toWire } from "../values/serialize";
import type { WatchedWindow } from "../events/watched_window";
import type { Ledger } from "./ledger";

export function watchFetch(watched: WatchedWindow, ledger: Ledger): void {
  const { window, kernel } = watched;
  const { then } = window.Promise.prototype;
  const { apply } = Reflect;
  replaceMethod(window, "fetch", (native, _, args) => {
    const { interceptor } = kernel;
    if (interceptor?.own || kernel.asksItself) return own(ledger, args, native);
    const asked = kernel.inside(() => {
      interceptor?.prepare(watched, args);
      return begin(watched, ledger, args as Parameters<typeof fetch>);
    });
    if (!asked) return native();
    const { request } = asked;
    const promise = interceptor?.fetch(watched, asked, args, native) ?? native();
    // The page gets a promise of its own window, which rejects when the native one does.
    const answered = (response: Response) => {
      kernel.inside(() => void follow(watched, ledger, request, response));
      return response;
    };
    const failed = (error: unknown) => {
      kernel.inside(() => ledger.failed(request, reasonOf(error)));
      throw error;
    };
    return apply(then, promise, [answered, failed]);
  });
}

/** A request that the runtime makes itself: the browser will have timed it. */
function own(ledger: Ledger, args: any[], native: () => unknown): unknown {
  ledger.expect(String(args[0]));
  return native();
}

/** Undefined: nothing is sent. */
function begin(watched: WatchedWindow, ledger: Ledger, args: Parameters<typeof fetch>): Asked | undefined {
  const { window } = watched;
  const init = args[1];
  const given: unknown = init?.body;
  const looked = isCopied(given) ? { ...init, signal: undefined } : { ...init, signal: undefined, body: undefined };
  let request: Request;
  try {
    const input = args[0] instanceof window.Request ? args[0].clone() : args[0];
    request = new window.Request(input, looked);
  } catch {
    return undefined; // the call will fail as well
  }
  const { url, method, headers } = request;
  if (!/^https?:/.test(url)) return undefined;
  const added = watched.kernel.interceptor?.browsersHeaders(watched, url, method) ?? [];
  const asked = { url, method, headers: [...added, ...headers], postData: textOf(given) };
  return { ...asked, request: ledger.begun({ ...asked, resourceType: "fetch", navigation: false }) };
}

/** Bodies that can be used for a second Request: a stream can be consumed only once. */
function isCopied(body: unknown): boolean {
  return body !== undefined && Object.prototype.toString.call(body) !== "[object ReadableStream]";
}

/** The body of a request if it can be read at once. */
export function textOf(body: unknown): Wire {
  if (typeof body === "string") return body;
  const kind = Object.prototype.toString.call(body);
  if (kind === "[object URLSearchParams]") return String(body);
  if (kind === "[object ArrayBuffer]") return toWire(new Uint8Array(body as ArrayBuffer));
  return ArrayBuffer.isView(body) ? toWire(new Uint8Array(body.buffer, body.byteOffset, body.byteLength)) : null;
}

async function follow(watched: WatchedWindow, ledger: Ledger, request: string, response: Response): Promise<void> {
  const { url, status, statusText, headers, type } = response;
  // A stream of events never ends, and an opaque response can't be read.
  const whole = type !== "opaque" && headers.get("content-type")?.includes("event-stream") !== true;
  const body = whole ? response.clone().blob() : undefined;
  ledger.answered(request, { url, status, statusText, headers: [...headers] }, body);
  if (!body) return;
  try {
    const { size } = await body;
    watched.kernel.inside(() => ledger.finished(request, size));
  } catch (error) {
    watched.kernel.inside(() => ledger.failed(request, reasonOf(error)));
  }
}

/** Scripts learn no more than that. */
function reasonOf(error: unknown): string {
  return (error as Error | undefined)?.name === "AbortError" ? "net::ERR_ABORTED" : "net::ERR_FAILED";
}
