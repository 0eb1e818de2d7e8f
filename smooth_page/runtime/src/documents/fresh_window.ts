/**
 * Replaces the present window by a fresh one, without a request: what a javascript: URL returns becomes a document with
 * a new window, the same address and the same history entry. The text of that document contains the runtime and the
 * network's answer.
 *
 * The policies of the previous document apply in it, so this is done only for documents with the same policies.
 */
import type { Commands } from "../commands";
import type { Settings } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { type Call, type Running, settled } from "../kernel/operation";
import { randomName } from "../kernel/random";
import { allowsInline } from "./inline_scripts";
import { fromBase64, toBase64 } from "../values/bytes";
import { header, type HeaderList } from "../network/decisions";
import { navigationOf } from "./history_entries";
import { type Answer, fetched } from "./fetched_document";
import { interceptorOf } from "./interceptor_of";

type Params = Commands["intercept.renew"]["params"];
type Result = Commands["intercept.renew"]["result"];

/** Data of a fresh document about the one that will be written into it. */
export interface Standing {
  token: string;
  answer?: Answer;
}

export interface Carried {
  settings: Settings;
  token: string;
  answer?: Omit<Answer, "bytes"> & { base64: string };
}

/** Headers by which a document limits what it, and its successor, may do. */
const POLICIES = [
  "content-security-policy", "cross-origin-embedder-policy", "cross-origin-opener-policy", "document-policy",
  "permissions-policy", "referrer-policy",
]; // prettier-ignore

/** The headers of a kernel's present document. */
const headersOf = new WeakMap<Kernel, HeaderList>();

/**
 * Tokens of documents that are about to be replaced by a fresh one, and documents whose policies have forbidden that.
 */
const tokens = new WeakMap<Kernel, string>();
const forbidden = new WeakSet<Kernel>();

export function* renew(call: Call<Params>): Running<Result> {
  const { kernel, params } = call;
  const { window } = kernel.main();
  const agent = window.navigator.userAgent;
  if (window.location.origin !== new URL(params.url).origin) return { refused: "origin", agent };
  if (!renewable(kernel, window) || (params.how === "push" && !navigationOf(window))) return { refused: "policy", agent };
  const own = params.plain ? [] : yield* policiesOf(kernel, window);
  if (!own) return { refused: "policy", agent };
  const referrer = referrerOf(window, params.referrer);
  let answer: Answer | undefined;
  if (params.request) {
    answer = yield* fetched(kernel, params.request, { referrer });
    if (!answer) return { refused: "content", agent };
    if (own.some(([name, value]) => header(answer!.headers, name) !== value)) return { refused: "policy", agent, answer: portable(answer) };
  } else if (own.length) return { refused: "policy", agent };
  const url = answer?.redirected ? answer.url + new URL(params.url).hash : params.url;
  const token = randomName();
  call.dispatched = true;
  const boundary = move(kernel, window, params.how, url);
  const boundaries = [...(kernel.settings.boundaries ?? []), ...(boundary ? [boundary] : [])];
  leave(kernel, window, { settings: { ...kernel.settings, boundaries }, token, answer: answer && portable(answer) }, params.carry);
  return { token, agent, url, referrer, boundary, answer: answer && facts(answer) };
}

/** Called in the fresh document before anything else runs there. */
export function begin(kernel: Kernel, { settings, token, answer }: Carried): void {
  interceptorOf(kernel).wrote = true;
  kernel.turn({ slice: 0, settings });
  const bytes = answer && fromBase64(answer.base64);
  interceptorOf(kernel).standing = { token, answer: answer && { ...answer, bytes: bytes! } };
}

/**
 * Whether the fresh document with that token is coming, or a policy of this one has forbidden it. Undefined in other
 * documents.
 */
export function awaits(kernel: Kernel, token: string): "coming" | "forbidden" | undefined {
  if (tokens.get(kernel) !== token) return undefined;
  return forbidden.has(kernel) ? "forbidden" : "coming";
}

export function cameWith(kernel: Kernel, headers: HeaderList): void {
  headersOf.set(kernel, headers);
}

/** True if the data can be serialized without running code of the page. */
function isSafe(): boolean {
  return !("toJSON" in Object.prototype || "toJSON" in Array.prototype || "toJSON" in String.prototype);
}

/** False if its Trusted Types policies would apply to the fresh document too, which then could not be written. */
function renewable(kernel: Kernel, window: Window & typeof globalThis): boolean {
  if (!isSafe()) return false;
  const script = window.document.createElement("script");
  try {
    script.text = "";
  } catch {
    return false;
  }
  return kernel.outside(() => allowsInline(window));
}

/** The headers that limit the document. Undefined if they can't be known, or if it limits itself by <meta>. */
function* policiesOf(kernel: Kernel, window: Window & typeof globalThis): Running<HeaderList | undefined> {
  if (window.document.querySelector("meta[http-equiv='content-security-policy' i], meta[name=referrer i]")) return undefined;
  let headers = headersOf.get(kernel);
  if (!headers) {
    const [entry] = window.performance.getEntriesByType("navigation");
    const init: RequestInit = { cache: "only-if-cached", mode: "same-origin" };
    try {
      const response = yield* settled(interceptorOf(kernel).owning(() => window.fetch(entry!.name, init)));
      headers = [...response.headers];
    } catch {
      return undefined; // not in the browser's cache
    }
  }
  return headers.filter(([name]) => POLICIES.includes(name.toLowerCase()));
}

/** The referrer that the next document gets. */
function referrerOf({ location, document }: Window, referrer: Params["referrer"]): string {
  if (referrer === "none") return "";
  const url = referrer === "keep" ? document.referrer : location.href.split("#")[0]!;
  return url.startsWith(`${location.origin}/`) ? url : "";
}

function facts({ bytes, ...rest }: Answer): Omit<Answer, "bytes"> {
  return rest;
}

function portable({ bytes, ...facts }: Answer): Omit<Answer, "bytes"> & { base64: string } {
  return { ...facts, base64: toBase64(bytes) };
}

/** Changes the address without notifying the page. Returns the key of the history entry if one is pushed. */
function move(kernel: Kernel, window: Window, how: Params["how"], url: string): string | undefined {
  const { history } = window;
  kernel.silence();
  interceptorOf(kernel).leaving.unseen(() => {
    if (how === "push") history.pushState(null, "", url);
    else history.replaceState(how === "reload" ? history.state : null, "", url);
  });
  return how === "push" ? navigationOf(window)?.currentEntry?.key : undefined;
}

function leave(kernel: Kernel, window: Window, carried: Carried, carry: boolean): void {
  tokens.set(kernel, carried.token);
  window.document.addEventListener("securitypolicyviolation", () => forbidden.add(kernel), true);
  const interceptor = interceptorOf(kernel);
  interceptor.successor = carry ? program(kernel, carried) : "<!doctype html>";
  const { name, secret } = kernel.entry;
  // Only those who know the secret get the text, because it contains all settings.
  window.location.href = `javascript:window[${JSON.stringify(name)}](${JSON.stringify(secret)}).interceptor.successor`;
}

/** The text of a document that installs this runtime in its window. */
function program(kernel: Kernel, carried: Carried): string {
  const { base, ...makers } = kernel.makers!;
  const source = (maker: unknown): string => Function.prototype.toString.call(maker);
  const parts = Object.keys(makers).filter((chunk) => chunk !== "core").map((chunk) => `${chunk}: ${source(makers[chunk])}`);
  const [entry, given] = [kernel.entry, carried].map((value) =>
    JSON.stringify(value).replace(/[<\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`),
  );
  const text = `(function () {
document.currentScript.remove();
const entry = ${entry};
const makers = { __proto__: null, base: ${source(base)}, core: (window) => makers.base(window, entry),
${parts.join(",\n")} };
const kernel = window[entry.name] ? window[entry.name](entry.secret) : makers.core(window);
kernel.makers = makers;
for (const chunk in makers) if (chunk !== "core" && chunk !== "base") makers[chunk](window, kernel);
kernel.interceptor.begin(${given});
})()`;
  return `<!doctype html><script>${text.replace(/<\/(?=script)/gi, "<\\/").replace(/<!--/g, "<\\!--")}</script>`;
}
