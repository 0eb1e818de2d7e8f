/**
 * Forms that are posted while Python listens for downloads. A page can't see the browser's answer to a form, so the
 * page posts it itself, once. A file is kept for Python; everything else is shown without a second request.
 */
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";
import { encodedBy } from "../network/posted_forms";
import { intoSink } from "../dom/trusted_types";

const ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";
const TEXT = /^text\/|[/+](json|xml|javascript)\b|^$/i;
const HTML = /^(text\/html|application\/xhtml\+xml)\b/i;
/** Statuses without a document: the page stays. */
const NOTHING = [204, 205];

/** Whether the answer can be read, and the request is the same as the browser's. */
export function canPost({ id, window }: Realm, { destination }: NavigateEvent): boolean {
  const { origin, protocol } = new URL(destination.url);
  return id === "main" && /^https?:$/.test(protocol) && origin === window.location.origin && window.document.characterSet === "UTF-8";
}

export function post({ window }: Realm, event: NavigateEvent, signal: AbortSignal): Promise<Response> {
  const { type, body } = encodedBy(event);
  const headers: Record<string, string> = { accept: ACCEPT };
  const multipart = type.startsWith("multipart/");
  if (!multipart) headers["content-type"] = type;
  const sent = multipart ? (event.formData as FormData) : body;
  return window.fetch(event.destination.url, { method: "POST", body: sent, headers, credentials: "include", signal });
}

/** Replaces the document by the answer, at its own address. */
export async function show(kernel: Kernel, realm: Realm, response: Response): Promise<void> {
  if (NOTHING.includes(response.status)) return;
  const type = response.headers.get("content-type") ?? "";
  const bytes = await response.arrayBuffer();
  kernel.inside(() => {
    const { window } = realm;
    if (new URL(response.url).origin !== window.location.origin) return window.location.assign(response.url);
    window.history.pushState(null, "", response.url);
    if (!TEXT.test(type)) return window.location.replace(URL.createObjectURL(new window.Blob([bytes], { type })));
    const text = decoded(bytes, type);
    write(kernel, realm, HTML.test(type) ? text : `<body><pre>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</pre>`);
  });
}

function decoded(bytes: ArrayBuffer, type: string): string {
  try {
    return new TextDecoder(/charset="?([^\s;"]+)/i.exec(type)?.[1] ?? "utf-8").decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/**
 * Shows HTML by a javascript: URL: its result becomes a document with a window of its own. If a policy forbids such
 * URLs, writes into the present document.
 */
function write(kernel: Kernel, { window, document }: Realm, html: string): void {
  const name = `__${kernel.doc}`;
  Object.defineProperty(window, name, { value: html, configurable: true });
  const forbidden = (): void =>
    kernel.inside(() => {
      document.open();
      kernel.outside(() => intoSink(window, "HTML", html, (trusted) => document.write(trusted)));
      document.close();
    });
  document.addEventListener("securitypolicyviolation", forbidden, { capture: true, once: true });
  window.location.href = `javascript:window[${JSON.stringify(name)}]`;
}
