/** Chunks that the companion makes needless: turns and settings that name them get none. */
const NEEDLESS = new Set(["kept", "media", "popups"]);

/** Chunks that documents with the companion get instead of others. */
const INSTEAD: Record<string, string> = { downloads: "blobs", intercept: "sync_requests", screenshot: "pixels" };

/** The chunks that stand for those in documents with the companion. */
export function fitting(chunks: string[]): string[] {
  return chunks.filter((name) => !NEEDLESS.has(name)).map((name) => INSTEAD[name] ?? name);
}

/** News that the companion reports: documents don't watch for them. */
export const REPORTED = new Set(["request", "response", "requestfinished", "requestfailed", "websocket", "dialog", "log", "workererror"]);
