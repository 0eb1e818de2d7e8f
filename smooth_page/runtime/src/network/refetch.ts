/** Requests a URL once more to read its body: from the browser's cache if it is there, otherwise from the network. */
import type { Commands } from "../commands";
import { type Call, type Running, settled } from "../kernel/operation";
import { toBase64 } from "../values/bytes";

const MOST_BYTES = 50_000_000;
/** The browser's own `accept` headers, because servers answer according to them. */
const ACCEPT: Record<string, string> = {
  document: "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8",
  image: "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8",
  stylesheet: "text/css,*/*;q=0.1",
};

export function* reread(call: Call<Commands["reread.resource"]["params"]>): Running<Commands["reread.resource"]["result"]> {
  const { url, type } = call.params;
  const { window } = call.kernel.main();
  const sameOrigin = new URL(url).origin === window.location.origin;
  const credentials = sameOrigin || type === "document" ? "include" : "same-origin";
  try {
    const init: RequestInit = { cache: "force-cache", credentials, headers: { accept: ACCEPT[type] ?? "*/*" } };
    const response = yield* settled(unseen(call, () => window.fetch(url, init)));
    const bytes = new Uint8Array((yield* settled(response.arrayBuffer())) as ArrayBuffer);
    if (bytes.length > MOST_BYTES) return { refused: "size" };
    const { status, statusText, headers } = response;
    return { status, statusText, headers: [...headers], base64: toBase64(bytes) };
  } catch {
    return { refused: sameOrigin ? "network" : "origin" };
  }
}

/** The request is not the page's, so it is not reported. */
function unseen({ kernel, params }: Call<Commands["reread.resource"]["params"]>, ask: () => Promise<Response>): Promise<Response> {
  kernel.asksItself = true;
  (kernel.unreported ??= new Set()).add(params.url);
  try {
    return ask();
  } finally {
    kernel.asksItself = false;
  }
}
