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
import { toWire } from "../values/serialize";
import { setCookies } from "./cookies";
import { bodyOf, header, type HeaderList } from "./decision";
import { asHtml, decoded } from "./document_text";
import type { Gatekeeper } from "./gatekeeper";
import { askNetwork, isDocument } from "./network";
import { policyScript } from "./policies";

type Params = Commands["intercept.open"]["params"];
type Result = Commands["intercept.open"]["result"];

/** What the present document of a kernel came as. */
const bodies = new WeakMap<Kernel, Uint8Array>();

export function replace(call: Call<Commands["intercept.replace"]["params"]>): true {
  const { url } = call.params;
  gatekeeperOf(call.kernel).leaving.pass(url);
  call.dispatched = true;
  call.kernel.main().window.location.replace(url);
  return true;
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
    window.history.replaceState(null, "", params.url); // whose path is the cookies' too
    setCookies(window, params.url, headers);
    yield* write(call, params.url, bodyOf(params.fulfilled), headers);
    return null;
  }
  const response = yield* fetched(call);
  if (!response) return { refused: "content" };
  const { url, status, statusText } = response;
  const headers: HeaderList = [...response.headers];
  const bytes = new Uint8Array((yield* settled(response.arrayBuffer())) as ArrayBuffer);
  bodies.set(kernel, bytes);
  const timed = window.performance.getEntriesByName(url, "resource").at(-1) as Timed | undefined;
  const timing = timed ? timingOf(timed) : {};
  const { hash } = new URL(params.url);
  yield* write(call, response.redirected ? url + hash : params.url, bytes, headers);
  return { url, status, statusText, headers, timing };
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

function* fetched({ kernel, params }: Call<Params>): Running<Response | undefined> {
  const { window } = kernel.main();
  try {
    // The plain document is not where the request comes from.
    const more: RequestInit = { referrerPolicy: "no-referrer" };
    const response = yield* settled(askNetwork(gatekeeperOf(kernel), window, params.request!, more));
    return isDocument(window, response) ? response : undefined;
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
  window.history.replaceState(null, "", url);
  yield* gatekeeperOf(kernel).writer.write({ window, frame: "main" }, url, html, () => {
    call.dispatched = true;
    window.document.open();
  });
}

function gatekeeperOf(kernel: Kernel): Gatekeeper {
  return kernel.interceptor as Gatekeeper;
}
