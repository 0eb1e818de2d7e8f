/** What Python has decided about a request, in the browser's terms. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Aborted, Decision, Fulfilled, HeaderList } from "../../../runtime/src/contract";
import { header } from "../../../runtime/src/network/decisions";
import type { Target } from "../target";
import { postedBase64 } from "./post_data";
import { headerList } from "./sizes";

type Paused = Pick<Protocol.Fetch.RequestPausedEvent, "requestId" | "request">;

/** Browsers' errors that DevTools calls otherwise than by their words. */
const REASONS: Record<string, Protocol.Network.ErrorReason> = {
  "net::ERR_ABORTED": "Aborted",
  "net::ERR_ACCESS_DENIED": "AccessDenied",
  "net::ERR_ADDRESS_UNREACHABLE": "AddressUnreachable",
  "net::ERR_BLOCKED_BY_CLIENT": "BlockedByClient",
  "net::ERR_BLOCKED_BY_CLIENT.Inspector": "BlockedByClient",
  "net::ERR_BLOCKED_BY_RESPONSE": "BlockedByResponse",
  "net::ERR_CONNECTION_ABORTED": "ConnectionAborted",
  "net::ERR_CONNECTION_CLOSED": "ConnectionClosed",
  "net::ERR_CONNECTION_FAILED": "ConnectionFailed",
  "net::ERR_CONNECTION_REFUSED": "ConnectionRefused",
  "net::ERR_CONNECTION_RESET": "ConnectionReset",
  "net::ERR_INTERNET_DISCONNECTED": "InternetDisconnected",
  "net::ERR_NAME_NOT_RESOLVED": "NameNotResolved",
  "net::ERR_TIMED_OUT": "TimedOut",
};

/** Headers that are the browser's: https://fetch.spec.whatwg.org/#forbidden-request-header. */
const FORBIDDEN =
  /^(accept-(charset|encoding)|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|(proxy|sec)-.*)$/i;

/** The decision, where the request keeps its own of the headers that Python can't change. */
export function permitted(decision: Decision, request: Protocol.Network.Request): Decision {
  if (decision.action !== "continue" || !decision.headers) return decision;
  const given = decision.headers.filter(([name]) => !FORBIDDEN.test(name));
  const own = headerList(request.headers).filter(([name]) => FORBIDDEN.test(name));
  return { ...decision, headers: [...given, ...own] };
}

export function reasonOf({ reason }: Aborted): Protocol.Network.ErrorReason {
  return REASONS[reason ?? ""] ?? "Failed";
}

/** Lets a request that waits take its course. `kept`: what it had where it was made, if it was begun anew since. */
export async function carryOut(
  target: Target,
  paused: Paused,
  decision: Decision,
  kept?: Protocol.Network.Request,
): Promise<void> {
  const { requestId } = paused;
  if (decision.action === "abort")
    await target.send("Fetch.failRequest", { requestId, errorReason: reasonOf(decision) });
  else if (decision.action === "fulfill")
    await target.send("Fetch.fulfillRequest", { requestId, ...answerOf(decision, kept ?? paused.request) });
  else await target.send("Fetch.continueRequest", { requestId, ...changesOf(decision, kept) });
}

function changesOf(
  { url, method, headers, base64 }: Exclude<Decision, Fulfilled | Aborted>,
  kept: Protocol.Network.Request | undefined,
): Partial<Protocol.Fetch.ContinueRequestRequest> {
  const body = base64 ?? (kept && postedBase64(kept));
  const named = headers?.map(([name, value]) => ({ name, value })) ?? (kept && headersOf(kept));
  const asked = method ?? (kept && kept.method !== "GET" ? kept.method : undefined);
  return {
    ...(url === undefined ? {} : { url }),
    ...(asked === undefined ? {} : { method: asked }),
    ...(named === undefined ? {} : { headers: named }),
    ...(body === undefined ? {} : { postData: body }),
  };
}

function headersOf({ headers }: Protocol.Network.Request): Protocol.Fetch.HeaderEntry[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

type Answered = Omit<Protocol.Fetch.FulfillRequestRequest, "requestId">;

function answerOf({ status, statusText, headers, base64 }: Fulfilled, request: Protocol.Network.Request): Answered {
  const sent = [...headers, ...permission(headers, request)];
  return {
    responseCode: status,
    responsePhrase: statusText,
    // Several cookies of one header are separated by newlines.
    responseHeaders: sent.flatMap(([name, value]) =>
      name.toLowerCase() === "set-cookie" ? value.split("\n").map((line) => ({ name, value: line })) : [{ name, value }],
    ),
    body: base64,
  };
}

/** Python's answers may be read by every origin, unless they say otherwise. */
function permission(headers: HeaderList, { url, headers: asked }: Protocol.Network.Request): HeaderList {
  const origin = asked["Origin"] ?? asked["origin"];
  if (!origin || !/^https?:/i.test(url) || new URL(url).origin === origin) return [];
  if (headers.some(([name]) => name.toLowerCase() === "access-control-allow-origin")) return [];
  return [
    ["access-control-allow-origin", origin],
    ["access-control-allow-credentials", "true"],
    ["vary", "Origin"],
  ];
}

/** The picture beside the address, which browsers look for on their own. */
export function isIcon({ request, resourceType }: Protocol.Fetch.RequestPausedEvent): boolean {
  return resourceType === "Other" && new URL(request.url).pathname === "/favicon.ico";
}

/** Whether the browser asks if a request of another origin is allowed. */
export function isPreflight({ method, headers }: Protocol.Network.Request): boolean {
  return method === "OPTIONS" && asked(headers, "access-control-request-method") !== undefined;
}

/** Allows the request that follows: its route decides about it. */
export function allowing({ headers }: Protocol.Network.Request): Answered {
  const given = {
    "access-control-allow-origin": asked(headers, "origin") ?? "*",
    "access-control-allow-methods": asked(headers, "access-control-request-method") ?? "GET",
    "access-control-allow-headers": asked(headers, "access-control-request-headers") ?? "*",
    "access-control-allow-credentials": "true",
  };
  return {
    responseCode: 204,
    responsePhrase: "No Content",
    responseHeaders: Object.entries(given).map(([name, value]) => ({ name, value })),
    body: "",
  };
}

function asked(headers: Protocol.Network.Headers, name: string): string | undefined {
  return header(Object.entries(headers), name);
}
