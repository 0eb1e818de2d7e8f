/** Requests that the runtime makes itself, for documents and style sheets that it writes. */
import { toBase64 } from "../values/bytes";
import { bodyOf, type Fulfilled, type HeaderList, settable } from "./decisions";
import { isHtml, isShownAsText } from "./document_text";

type AnyWindow = Window & typeof globalThis;

/** Runs an action whose requests are not reported as the page's. */
interface Requester {
  owning<T>(action: () => T): T;
}

export interface DocumentRequest {
  url: string;
  method: string;
  headers: HeaderList;
  base64?: string;
}

const ACCEPT: [string, string] = ["accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"];

export function askNetwork(requester: Requester, window: AnyWindow, request: DocumentRequest, more: RequestInit): Promise<Response> {
  const { url, method, headers, base64 } = request;
  const body = base64 === undefined ? {} : { body: bodyOf({ base64 }) };
  const accepts = headers.some(([name]) => name.toLowerCase() === "accept");
  const init: RequestInit = { method, headers: [...(accepts ? [] : [ACCEPT]), ...settable(headers)], credentials: "include", ...more, ...body };
  return requester.owning(() => window.fetch(url, init));
}

/** Whether it differs from what the browser would request by itself. */
export function isOwn({ method, headers, base64 }: DocumentRequest): boolean {
  return method !== "GET" || base64 !== undefined || settable(headers).length > 0;
}

/**
 * Whether it can be written into a document of the window's origin. Plain text only if the browser can't request it
 * itself.
 */
export function isDocument({ location }: Window, { url, status, headers }: Response, own = false): boolean {
  const type = headers.get("content-type") ?? "";
  const downloads = /^\s*attachment/i.test(headers.get("content-disposition") ?? "");
  const fits = isHtml(type) || (own && isShownAsText(type));
  return new URL(url).origin === location.origin && fits && !downloads && status !== 204;
}

/** The document as a fulfilled answer. Undefined if only the browser can load it. */
export async function fetchDocument(requester: Requester, window: AnyWindow, request: DocumentRequest): Promise<Fulfilled | undefined> {
  try {
    const response = await askNetwork(requester, window, request, {});
    if (!isDocument(window, response)) return undefined;
    return await fulfilledWith(response);
  } catch {
    return undefined;
  }
}

/** A style sheet. Undefined if its origin does not let scripts read it. */
export async function fetchSheet(requester: Requester, window: AnyWindow, request: DocumentRequest): Promise<Fulfilled | undefined> {
  try {
    const own = new URL(request.url).origin === window.location.origin;
    const headers: HeaderList = own ? [...request.headers, ["accept", "text/css,*/*;q=0.1"]] : [];
    const response = await askNetwork(requester, window, { ...request, headers }, own ? {} : { credentials: "omit" });
    return await fulfilledWith(response);
  } catch {
    return undefined;
  }
}

async function fulfilledWith(response: Response): Promise<Fulfilled> {
  const base64 = toBase64(new Uint8Array(await response.arrayBuffer()));
  const { url, status, statusText, headers } = response;
  return { action: "fulfill", url, status, statusText, headers: [...headers], base64 };
}
