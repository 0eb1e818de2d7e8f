/** Chunks that the companion makes needless: turns and settings that name them get none. */
export const NEEDLESS = new Set(["popups", "intercept"]);

/** News that the companion reports: documents don't watch for them. */
export const REPORTED = new Set(["request", "response", "requestfinished", "requestfailed", "websocket"]);
