/** Headers as lists, and how many bytes they have on the wire. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { HeaderList } from "../../../runtime/src/contract";

/** The browser joins the values of headers that came several times by line breaks. */
export function headerList(headers: Protocol.Network.Headers): HeaderList {
  return Object.entries(headers).flatMap(([name, value]) =>
    String(value).split("\n").map((line): [string, string] => [name, line]),
  );
}

export function sentHeaderSize({ method, url }: Protocol.Network.Request, headers: HeaderList): number {
  const { pathname, search } = new URL(url);
  return `${method} ${pathname}${search} HTTP/1.1\r\n`.length + linesOf(headers);
}

export function answeredHeaderSize(
  { status, statusText, protocol }: Protocol.Network.Response,
  headers: HeaderList,
  text: string | undefined,
): number {
  if (text !== undefined) return text.length;
  const version = protocol === "h2" ? "HTTP/2.0" : "HTTP/1.1";
  return `${version} ${status} ${statusText}\r\n`.length + linesOf(headers) + 2;
}

function linesOf(headers: HeaderList): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}

/** `size`: of all that was transferred. */
export function bodySize(response: Protocol.Network.Response, size: number, headersText: string | undefined): number {
  const headers = headersText?.length ?? response.headersText?.length ?? 0;
  return Math.max(0, size - headers);
}
