/**
 * The companions of the sessions that share a browser of the embedded engine. They run in the process that drives the browser
 * (smooth_page/local/companion_thread.cjs), or in a hidden page of it (smooth_page/local/companions.py). Both have a
 * connection to DevTools.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import { Companion } from "./companion";
import { type Binding, Devtools } from "./hosts/devtools";
import { EngineHost, type OfBrowser } from "./hosts/engine";

interface Surrounding {
  devtools: Binding;
  /** Sends a command that the connection of a page does not have. */
  ofBrowser?: OfBrowser;
  chunks: Record<string, string>;
  /** Begins a session's companion. */
  begin(context: string, tab: string): Promise<void>;
}

const page = globalThis as unknown as Surrounding;
const devtools = new Devtools(page.devtools);
const ofBrowser: OfBrowser = page.ofBrowser ?? ((method, params) => devtools.send(method, params));
const contexts = new Set<string>();

/** New tabs of sessions without a companion go on at once. */
function goOn({ sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent): void {
  if (contexts.has(targetInfo.browserContextId ?? "")) return;
  void devtools.send("Runtime.runIfWaitingForDebugger", undefined, sessionId);
  void devtools.send("Target.detachFromTarget", { sessionId });
}

devtools.listen((session, method, params) => {
  if (session === undefined && method === "Target.attachedToTarget") goOn(params as Protocol.Target.AttachedToTargetEvent);
});

const attaching = devtools.send("Target.setAutoAttach", {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: "page" }],
});

page.begin = async (context, tab) => {
  await attaching;
  contexts.add(context);
  const host = new EngineHost({ devtools, ofBrowser }, context, tab, page.chunks);
  host.ended = () => contexts.delete(context);
  await new Companion(host).start();
};
