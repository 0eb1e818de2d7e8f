/** What timers of browsers do and those of fake-timers, which follow Node, do not: code as a text, idle periods. */

type AnyWindow = Window & typeof globalThis;
type Callable = (...args: unknown[]) => unknown;

/** Milliseconds until the page is considered idle while it has timers. */
const BUSY = 50;

interface FakeTimers {
  setTimeout(callback: () => unknown, ms: number): number;
  clearTimeout(timer: number): void;
  timers?: { size: number };
}

/** Called after the functions of the window have been replaced by fake ones. */
export function asInBrowsers(window: AnyWindow, fake: FakeTimers): void {
  const own = window as unknown as Record<string, Callable>;
  for (const name of ["setTimeout", "setInterval"]) {
    const set = own[name]!;
    own[name] = (code, ...rest) => set(typeof code === "function" ? code : () => window.eval(String(code)) as unknown, ...rest);
  }
  window.requestIdleCallback = (callback, { timeout = BUSY } = {}) => {
    const idle = fake.timers?.size ? BUSY : 0;
    return fake.setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 0 }), Math.min(timeout, idle));
  };
  window.cancelIdleCallback = (timer) => fake.clearTimeout(timer);
}
