/**
 * The page of the embedded engine in which the companions of its sessions run (smooth_page/local/companions.py). It is in a
 * context of its own, and the browser has given it a connection to DevTools.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import { Companion } from "./companion";
import { type Binding, Devtools } from "./hosts/devtools";
import { EngineHost, type OfBrowser } from "./hosts/engine";

interface HiddenPage {
  devtools: Binding;
  /** Sends a command that the connection does not have. */
  ofBrowser: OfBrowser;
  chunks: Record<string, string>;
  /** Begins a session's companion. */
  begin(context: string, tab: string): Promise<void>;
}

const page = globalThis as unknown as HiddenPage;
const devtools = new Devtools(page.devtools);
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
  const host = new EngineHost({ devtools, ofBrowser: page.ofBrowser }, context, tab, page.chunks);
  host.ended = () => contexts.delete(context);
  await new Companion(host).start();
};
