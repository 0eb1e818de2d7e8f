/** What requests carry to the server. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Wire } from "../../../runtime/src/contract";
import { fromBase64, toBase64 } from "../../../runtime/src/values/bytes";

/** In base64. Undefined if there is nothing, or if it is too large for the browser to report. */
export function postedBase64({ postDataEntries, postData }: Protocol.Network.Request): string | undefined {
  const parts = (postDataEntries ?? []).map(({ bytes }) => bytes ?? "");
  if (parts.length === 1) return parts[0];
  if (parts.length) return toBase64(joined(parts.map(fromBase64)));
  return postData === undefined ? undefined : toBase64(new TextEncoder().encode(postData));
}

/** What a form of names and values is posted as. Undefined for others, whose parts only the browser has. */
export function postedForm({ method, headers, postData }: Protocol.Network.Request): string | undefined {
  const isForm = method === "POST" && /^application\/x-www-form-urlencoded/i.test(headers["Content-Type"] ?? "");
  return isForm ? postData : undefined;
}

/** For Python. */
export function postedData(request: Protocol.Network.Request): Wire {
  const base64 = postedBase64(request);
  return base64 === undefined ? null : { $: "bytes", type: "Uint8Array", v: base64 };
}

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
