/** fetch: asks Python before anything is sent. */
import type { Asked, Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { ask, bodyOf, type Continued, type Decision, type Fulfilled, header, readable, redirection, setCookies, settable } from "./decisions";

// Responses with these statuses have no body.
const BODILESS = [101, 103, 204, 205, 304];
const FAILED = "Failed to fetch";

export function failedFetch({ window }: Gate): Promise<Response> {
  return window.Promise.reject(new window.TypeError(FAILED));
}

export function routedFetch(kernel: Kernel, gate: Gate, asked: Asked, args: any[], native: () => Promise<Response>): Promise<Response> {
  const { Promise, TypeError, DOMException, Request } = gate.window;
  return new Promise((resolve, reject) => {
    const signal: AbortSignal | undefined =
      args[1]?.signal ?? (args[0] instanceof Request ? args[0].signal : undefined);
    let over = false;
    const aborted = () => {
      over = true;
      reject(signal!.reason ?? new DOMException("signal is aborted without reason", "AbortError"));
    };
    if (signal?.aborted) return aborted();
    signal?.addEventListener("abort", aborted, { once: true });
    ask(kernel, gate.frame, asked.request, (decision) => {
      if (over) return;
      const go = () => kernel.outside(() => resolve(native()));
      try {
        if (decision.action === "abort" || isForbidden(gate, asked, args, decision)) reject(new TypeError(FAILED));
        else if (decision.action === "continue") change(gate, asked, args, decision, go);
        else if (!redirection(decision, asked.url)) resolve(responseOf(gate, asked.url, decision));
        else {
          follow(gate, asked, args, decision);
          go();
        }
      } catch (error) {
        reject(error);
      }
    });
  });
}

/**
 * A CORS failure: an answer from another origin that allows other origins only. Without the header, it counts as
 * allowed.
 */
function isForbidden({ window }: Gate, { url }: Asked, args: any[], decision: Decision): boolean {
  if (decision.action !== "fulfill" || args[1]?.mode === "no-cors") return false;
  const { origin } = window.location;
  const allowed = header(decision.headers, "access-control-allow-origin");
  return new URL(url).origin !== origin && allowed !== undefined && allowed !== "*" && allowed !== origin;
}

function responseOf({ window }: Gate, url: string, decision: Fulfilled): Response {
  const { status, statusText } = decision;
  const headers = readable(decision.headers);
  setCookies(window, url, decision.headers);
  const body = BODILESS.includes(status) ? null : bodyOf(decision);
  const response = new window.Response(body, { status, statusText, headers });
  const same = new URL(url).origin === window.location.origin;
  Object.defineProperty(response, "url", { value: url, configurable: true });
  Object.defineProperty(response, "type", { value: same ? "basic" : "cors", configurable: true });
  return response;
}

/** A redirect that Python has fulfilled: the next request goes to the network. */
function follow({ window }: Gate, { method, url }: Asked, args: any[], decision: Fulfilled): void {
  const keeps = decision.status > 303 || /^(GET|HEAD)$/.test(method);
  const init: RequestInit = { ...args[1] };
  if (!keeps) Object.assign(init, { method: "GET", body: undefined });
  const input = args[0] instanceof window.Request && keeps ? new window.Request(redirection(decision, url)!, args[0]) : redirection(decision, url)!;
  args.splice(0, args.length, input, init);
}

/** The arguments for the native call if Python changes the request. */
function change({ window }: Gate, asked: Asked, args: any[], decision: Continued, go: () => void): void {
  const { action, ...changes } = decision;
  if (!Object.keys(changes).length) return go();
  const method = decision.method ?? asked.method;
  const bodiless = /^(GET|HEAD)$/i.test(method);
  const init: RequestInit = { ...(args[0] instanceof window.Request ? settingsOf(args[0]) : {}), ...args[1], method };
  if (decision.headers) init.headers = settable(decision.headers);
  const call = (body: BodyInit | null | undefined) => {
    args.splice(0, args.length, decision.url ?? asked.url, bodiless ? { ...init, body: undefined } : { ...init, body });
    go();
  };
  if (decision.base64 !== undefined) return call(bodyOf(decision));
  if (bodiless || !(args[0] instanceof window.Request) || init.body) return call(init.body);
  void args[0].arrayBuffer().then(call);
}

function settingsOf(request: Request): RequestInit {
  const { cache, credentials, integrity, keepalive, mode, redirect, referrerPolicy, signal, headers } = request;
  return { cache, credentials, integrity, keepalive, mode, redirect, referrerPolicy, signal, headers };
}
