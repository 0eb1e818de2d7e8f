/** In the place of Node's `util`, which fake-timers asks for where a page has a global named `process`. */
export const promisify = undefined;
