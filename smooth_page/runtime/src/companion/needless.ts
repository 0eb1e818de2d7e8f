/** Chunks that the companion makes needless: turns and settings that name them get none. */
export const NEEDLESS = new Set(["popups", "intercept"]);
