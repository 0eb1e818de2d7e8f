/**
 * A document that the browser does not load itself: its text is written into a plain one of the same origin, in which
 * the runtime stands already. So what Python routes is routed from the first script of the page on.
 */
import type { Commands } from "../commands";
import { type Call, type Running, settled } from "../kernel/operation";
import type { Kernel } from "../kernel/kernel";
import { type Timed, timingOf } from "../observe/network/timing";
import { allowsInline } from "../page/inline";
import { withScripts } from "../page/soft_load";
import { toBase64 } from "../values/bytes";
import { toWire } from "../values/serialize";
import { setCookies } from "./cookies";
import { bodyOf, header, type HeaderList } from "./decision";
import { asHtml, decoded } from "./document_text";
import type { Gatekeeper } from "./gatekeeper";
import { askNetwork, type DocumentRequest, isDocument } from "./network";
import { policyScript } from "./policies";

type Params = Commands["intercept.open"]["params"];
type Result = Commands["intercept.open"]["result"];

/** What the present document of a kernel came as. */
const bodies = new WeakMap<Kernel, Uint8Array>();

export function go(call: Call<Commands["intercept.go"]["params"]>): true {
  const { url, how } = call.params;
  call.dispatched = true;
  gatekeeperOf(call.kernel).leaving.go(url, how);
  return true;
}

export function* fetchNext({ kernel, params }: Call<Commands["intercept.fetch"]["params"]>): Running<Commands["intercept.fetch"]["result"]> {
  const answer = yield* fetched(kernel, params.request, params.referrer ? {} : { referrerPolicy: "no-referrer" });
  if (!answer) return { refused: "content" };
  const { bytes, ...facts } = answer;
  return { ...facts, base64: toBase64(bytes) };
}

/** What a javascript: address gives becomes a document with a fresh window, the same address and place in the history. */
export function blank(call: Call): Commands["intercept.blank"]["result"] {
  const { window, document } = call.kernel.main();
  const { contentType, characterSet, scripts } = document;
  if (!call.kernel.outside(() => allowsInline(window))) return "policy";
  if (contentType === "text/html" && characterSet === "UTF-8" && !scripts.length) return "ready";
  call.dispatched = true;
  window.location.href = "javascript:'<!doctype html>'";
  return "coming";
}

/** `refused`: only a load of the browser's can bring it. */
export function* openDocument(call: Call<Params>): Running<Result> {
  const { kernel, params } = call;
  const { window } = kernel.main();
  if (window.location.origin !== new URL(params.url).origin) return { refused: "origin" };
  if (params.fulfilled) {
    const { headers } = params.fulfilled;
    window.history.replaceState(window.history.state, "", params.url); // whose path is the cookies' too
    setCookies(window, params.url, headers);
    yield* write(call, params.url, bodyOf(params.fulfilled), headers);
    return null;
  }
  // The plain document is not where the request comes from.
  const { referrer } = params;
  const same = referrer?.startsWith(`${window.location.origin}/`);
  const answer = yield* fetched(kernel, params.request!, { referrer: same ? referrer! : "" });
  if (!answer) return { refused: "content" };
  const { bytes, ...facts } = answer;
  bodies.set(kernel, bytes);
  const { hash } = new URL(params.url);
  yield* write(call, facts.redirected ? facts.url + hash : params.url, bytes, facts.headers);
  return facts;
}

export function* openFrame(call: Call<Commands["intercept.frame"]["params"]>): Running<null> {
  const { kernel, realm, params } = call;
  call.dispatched = true;
  yield* gatekeeperOf(kernel).fill(realm.element as HTMLIFrameElement, params.url, bodyOf(params), params.headers);
  return null;
}

export function documentBody({ kernel }: Call): Commands["intercept.body"]["result"] {
  const bytes = bodies.get(kernel);
  return bytes ? toWire(bytes) : null;
}

interface Fetched {
  url: string;
  redirected: boolean;
  status: number;
  statusText: string;
  headers: HeaderList;
  timing: Record<string, number>;
  bytes: Uint8Array;
}

/** Undefined: nothing that can be written into a document of the origin. */
function* fetched(kernel: Kernel, request: DocumentRequest, more: RequestInit): Running<Fetched | undefined> {
  const { window } = kernel.main();
  try {
    const response = yield* settled(askNetwork(gatekeeperOf(kernel), window, request, more));
    if (!isDocument(window, response)) return undefined;
    const bytes = new Uint8Array((yield* settled(response.arrayBuffer())) as ArrayBuffer);
    const { url, redirected, status, statusText } = response;
    const timed = window.performance.getEntriesByName(url, "resource").at(-1) as Timed | undefined;
    return { url, redirected, status, statusText, headers: [...response.headers], timing: timed ? timingOf(timed) : {}, bytes };
  } catch {
    return undefined;
  }
}

function* write(call: Call<Params>, url: string, bytes: Uint8Array, headers: HeaderList): Running<void> {
  const { kernel, params } = call;
  const { window } = kernel.main();
  const type = header(headers, "content-type") ?? "";
  const policies = params.policies ? policyScript(headers) : "";
  const html = withScripts(asHtml(decoded(bytes, type), bytes, type), params.scripts, policies);
  window.history.replaceState(window.history.state, "", url);
  yield* gatekeeperOf(kernel).writer.write({ window, frame: "main" }, url, html, () => {
    call.dispatched = true;
    const { document } = window;
    const value = params.referrer;
    if (value !== null && document.referrer !== value) Object.defineProperty(document, "referrer", { value, configurable: true });
    document.open();
  });
}

function gatekeeperOf(kernel: Kernel): Gatekeeper {
  return kernel.interceptor as Gatekeeper;
}
