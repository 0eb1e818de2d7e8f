/** `add_script_tag` and `add_style_tag`. */
import type { Commands } from "../commands";
import type { Handle } from "../contract";
import { type Call, Failure, type Running, settled, sleep } from "../kernel/operation";
import { intoSink } from "../dom/trusted_types";

export function* addScript(call: Call<Commands["page.addScript"]["params"]>): Running<Handle> {
  const { url, content, type } = call.params;
  const { document, window } = call.realm;
  const script = document.createElement("script");
  if (url === undefined) {
    script.type = type || "text/javascript";
    intoSink(window, "Script", content ?? "", (text) => (script.text = text));
    yield* added(call, script);
  } else {
    intoSink(window, "ScriptURL", url, (text) => (script.src = text));
    if (type) script.type = type;
    yield* added(call, script, `Failed to load script at ${url}`);
  }
  return call.kernel.hold(script);
}

export function* addStyle(call: Call<Commands["page.addStyle"]["params"]>): Running<Handle> {
  const { url, content } = call.params;
  const { document } = call.realm;
  if (url === undefined) {
    const style = document.createElement("style");
    style.setAttribute("type", "text/css");
    style.textContent = content ?? "";
    yield* added(call, style);
    return call.kernel.hold(style);
  }
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = url;
  yield* added(call, link, `Failed to load stylesheet at ${url}`);
  return call.kernel.hold(link);
}

/** Adds the element to the document. `failure`: it loads something, which is waited for. */
function* added(call: Call, element: HTMLElement, failure?: string): Running<void> {
  const { document } = call.realm;
  const refused = refusals(document);
  const loading = failure === undefined ? undefined : loads(element);
  call.dispatched = true;
  (document.head ?? document.documentElement).append(element);
  try {
    // A violation is reported in a task that runs before this timer.
    const ok = loading ? yield* settled(loading) : yield* sleep(0);
    if (refused.first) throw new Failure("csp", describe(refused.first));
    if (ok === false) throw new Failure("not-found", failure ?? "");
  } finally {
    refused.stop();
  }
}

function loads(element: HTMLElement): Promise<boolean> {
  return new Promise((resolve) => {
    element.addEventListener("load", () => resolve(true), { once: true });
    element.addEventListener("error", () => resolve(false), { once: true });
  });
}

function refusals(document: Document): { first: SecurityPolicyViolationEvent | undefined; stop: () => void } {
  const note = (event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective.startsWith("script-") || event.effectiveDirective.startsWith("style-")) found.first ??= event;
  };
  const found = {
    first: undefined as SecurityPolicyViolationEvent | undefined,
    stop: () => document.removeEventListener("securitypolicyviolation", note),
  };
  document.addEventListener("securitypolicyviolation", note);
  return found;
}

function describe({ blockedURI, effectiveDirective, originalPolicy }: SecurityPolicyViolationEvent): string {
  const what = blockedURI === "inline" ? "Inline content" : blockedURI;
  return `${what} violates the page's Content Security Policy directive ${effectiveDirective}: "${originalPolicy}"`;
}
