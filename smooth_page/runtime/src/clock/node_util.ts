/** Replaces Node's `util`, which fake-timers imports if a page has a global named `process`. */
export const promisify = undefined;
