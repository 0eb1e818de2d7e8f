import type { Settings } from "../contract";

/** Chunks that documents with the companion do without: turns and settings that name them get none. */
const LEFT_OUT = new Set(["kept", "media", "popups"]);

/** Chunks that they get instead of others. */
const INSTEAD: Record<string, string> = {
  actions: "native_actions",
  downloads: "blobs",
  intercept: "sync_requests",
  screenshot: "pixels",
};

/** Returns the chunks that documents with the companion get for those. */
export function chunksWithCompanion(chunks: string[]): string[] {
  return chunks.filter((name) => !LEFT_OUT.has(name)).map((name) => INSTEAD[name] ?? name);
}

/** News that the companion reports: documents don't watch for them. */
export const REPORTED = new Set([
  "console",
  "dialog",
  "frameevent",
  "log",
  "pageerror",
  "request",
  "requestfailed",
  "requestfinished",
  "response",
  "websocket",
]);

/**
 * Whether Python listens to what the companion reports: replies wait for it. Dialogs that Python is asked about are not. For
 * what only a trace follows, none but turns without `operations` wait, which Python makes for the news.
 */
export function awaitsReports({ devtools, dialogs, lags, observe }: Settings, operations: number): boolean {
  const waits = (kind: string) =>
    REPORTED.has(kind) && !(kind === "dialog" && dialogs?.asks) && !(operations && lags?.includes(kind));
  return !!devtools?.length || (observe?.some(waits) ?? false);
}
