/**
 * A soft load: fetches the document's text and replaces the document by it, with scripts in front of its own.
 *
 * What a javascript: URL returns becomes a document with a fresh window, the same address and the same history entry.
 * `document.open` would keep the window, in which scripts that have run can't declare their names again.
 */
import type { Commands } from "../commands";
import { type Call, type Running, settled, sleep } from "../kernel/operation";

/** By kernel: a policy has forbidden the load. */
const refused = new WeakMap<object, number>();

/** Returns before the document is unloaded. False if its text can't be read or is not HTML. */
export function* softLoad(call: Call<Commands["soft.load"]["params"]>): Running<boolean> {
  const { window, document } = call.kernel.main();
  const text = document.contentType === "text/html" ? yield* textOf(window, document) : undefined;
  if (text === undefined) return false;
  const name = `__${call.kernel.doc}`;
  Object.defineProperty(window, name, { value: withScripts(text, call.params.scripts) });
  document.addEventListener("securitypolicyviolation", () => refused.set(call.kernel, 1), true);
  call.dispatched = true;
  window.location.href = `javascript:window[${JSON.stringify(name)}]`;
  return true;
}

/**
 * Waits until the document has been replaced, which starts this operation anew, or a policy has forbidden it: false.
 */
export function* softLoaded(call: Call<Commands["soft.loaded"]["params"]>): Running<boolean> {
  if (call.kernel.doc !== call.params.doc) return true;
  while (!refused.has(call.kernel)) yield* sleep(10);
  return false;
}

function* textOf(window: Window, document: Document): Running<string | undefined> {
  if (document.URL === "about:blank") return document.documentElement.outerHTML;
  try {
    const response = yield* settled(window.fetch(document.URL, { cache: "force-cache", credentials: "include" }));
    const bytes = yield* settled(response.arrayBuffer());
    return new TextDecoder(document.characterSet).decode(bytes);
  } catch {
    return undefined; // its policy or its server forbids the request
  }
}

/**
 * The scripts run after the doctype, as elements of their own whose text no parser reads, and leave no trace. Then
 * `last` runs, which may forbid the scripts that follow.
 */
export function withScripts(text: string, scripts: string[], last = ""): string {
  const doctype = /^(\s|<!--[^]*?-->|<\?[^>]*>)*<!doctype[^>]*>/i.exec(text)?.[0] ?? "";
  const sources = JSON.stringify(scripts).replace(/</g, "\\u003c");
  const program = `document.currentScript.remove();
  for (const text of ${sources}) {
    const script = Object.assign(document.createElement("script"), { text });
    document.documentElement.append(script);
    script.remove();
  }
  ${last.replace(/<\/(?=script)/gi, "<\\/")}`;
  return `${doctype}<script>{${program}}</script>${text.slice(doctype.length)}`;
}
