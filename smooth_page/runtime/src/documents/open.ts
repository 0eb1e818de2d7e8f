/**
 * Writes a document that the browser does not load itself into a plain one of the same origin, in which the runtime is
 * installed already. So routes and init scripts apply from the page's first script.
 *
 * The room of documents:
 *
 * - open, writer, policies, ready_state: write a document
 * - fetched_document, soft_load: documents from the network
 * - fresh_window, history_entries: a new window for a document, without a request
 * - intercepted_navigations: navigations that Python makes instead of the browser
 * - request_interceptor: puts this room and the network's decisions together, for the kernel
 * - subresources: addresses in documents, elements and styles that are held until Python has decided
 * - set_content, content, tags, inline_scripts, frame_scripts, basic_auth: texts and scripts of documents
 */
import type { Commands } from "../commands";
import { type FailedLoad, reportFailedLoad } from "../events/console/failed_loads";
import { type Call, type Running, runWithin, sleep } from "../kernel/operation";
import type { Kernel } from "../kernel/kernel";
import { runInline } from "./inline_scripts";
import { withScripts } from "./soft_load";
import { toWire } from "../values/serialize";
import { loaded } from "../waiting/loading";
import { bodyOf, header, setCookies } from "../network/decisions";
import { asHtml } from "../network/document_text";
import { type Answer, fetched } from "./fetched_document";
import { interceptorOf } from "./interceptor_of";
import { policyScript } from "./policies";
import { awaits, cameWith, type Standing } from "./fresh_window";

type Params = Commands["intercept.open"]["params"];
type Result = Commands["intercept.open"]["result"];
type Written = FailedLoad & Pick<Answer, "headers" | "bytes">;

/** Milliseconds to wait for the data of a fresh window. */
const PATIENCE = 2_000;

/** The body of a kernel's present document. */
const bodies = new WeakMap<Kernel, Uint8Array>();

export function go(call: Call<Commands["intercept.go"]["params"]>): true {
  const { url, how } = call.params;
  call.dispatched = true;
  interceptorOf(call.kernel).leaving.go(url, how);
  return true;
}

/** `refused`: only the browser can load it. Null: another document has come instead. */
export function* openDocument(call: Call<Params>): Running<Result> {
  const { kernel, params } = call;
  const { window } = kernel.main();
  const standing = params.token === undefined ? undefined : yield* stood(call, params.token);
  if (standing === "forbidden") return { refused: "policy" };
  if (params.token !== undefined && !standing) return null;
  if (window.location.origin !== new URL(params.url).origin) return { refused: "origin" };
  prepare(call);
  const answer = params.fulfilled ? undefined : (standing?.answer ?? (yield* fetched(kernel, params.request!, { referrer: "" })));
  if (params.fulfilled) {
    const { headers, status, statusText } = params.fulfilled;
    window.history.replaceState(window.history.state, "", params.url); // its path is the default path of cookies
    setCookies(window, params.url, headers);
    yield* write(call, { url: params.url, status, statusText, headers, bytes: bodyOf(params.fulfilled) });
  } else {
    if (!answer) return { refused: "content" };
    const url = answer.redirected ? answer.url + new URL(params.url).hash : params.url;
    yield* write(call, { ...answer, url });
  }
  yield* loaded(call, params.state);
  if (!answer) return { fulfilled: true };
  const { bytes, ...facts } = answer;
  return facts;
}

/** Waits for the fresh window with that token. Undefined if another one has come. */
function* stood({ kernel }: Call<Params>, token: string): Running<Standing | "forbidden" | undefined> {
  const until = kernel.now() + PATIENCE;
  for (;;) {
    const { standing } = interceptorOf(kernel);
    const old = awaits(kernel, token);
    if (old === "forbidden") return old;
    if (standing) {
      interceptorOf(kernel).standing = undefined;
      return standing.token === token ? standing : undefined;
    }
    if (!old && kernel.now() > until) return undefined;
    yield* sleep(10);
  }
}

/** Prepares the window for the document's first script: runs programs, and operations in their order. */
function prepare(call: Call<Params>): void {
  const { kernel, params } = call;
  const { window } = kernel.main();
  for (const source of params.programs) kernel.outside(() => runInline(window, source));
  for (const { op, params: given } of params.commands) runWithin(call, kernel.operation(op)!, given);
}

export function* openFrame(call: Call<Commands["intercept.frame"]["params"]>): Running<null> {
  const { kernel, realm, params } = call;
  call.dispatched = true;
  yield* interceptorOf(kernel).fill(realm.element as HTMLIFrameElement, params.url, bodyOf(params), params.headers);
  return null;
}

/** Returns the body of the document that was written here, or is about to be. */
export function* documentBody(call: Call<Commands["intercept.body"]["params"]>): Running<Commands["intercept.body"]["result"]> {
  const { kernel } = call;
  const { token } = call.params;
  while (token !== null && awaits(kernel, token) === "coming") yield* sleep(10);
  const { standing } = interceptorOf(kernel);
  const bytes = standing && standing.token === token ? standing.answer?.bytes : bodies.get(kernel);
  return bytes ? toWire(bytes) : null;
}

function* write(call: Call<Params>, answer: Written): Running<void> {
  const { kernel, params } = call;
  const { url, bytes, headers } = answer;
  const { window } = kernel.main();
  const type = header(headers, "content-type") ?? "";
  const policies = policyScript(params.policies ? headers : [], params.inert);
  const shown = asHtml(bytes, type);
  const html = withScripts(shown.html, [...params.programs, ...params.scripts], policies);
  bodies.set(kernel, bytes);
  cameWith(kernel, headers);
  window.history.replaceState(window.history.state, "", url);
  yield* interceptorOf(kernel).writer.write({ window, frame: "main" }, url, html, () => {
    call.dispatched = true;
    const { document } = window;
    const value = params.referrer;
    if (value !== null && document.referrer !== value) Object.defineProperty(document, "referrer", { value, configurable: true });
    document.open();
    kernel.tell({ kind: "written", frame: "main" });
    reportFailedLoad(kernel, "main", answer);
  });
  if (shown.made) window.document.doctype?.remove(); // it was only there for standards mode
}
