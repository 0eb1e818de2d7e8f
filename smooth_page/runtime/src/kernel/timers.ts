/**
 * The clock and timers the kernel itself runs on: taken when it is installed, so that a page that fakes time, or
 * page.clock, does not stop it.
 */
import { isNative, lastingPristineWindow } from "./pristine";

export interface Timers {
  now(): number;
  /** When `now` was 0, in ms since the epoch. */
  readonly startedAt: number;
  after(ms: number, action: () => void): number;
  cancel(timer: number): void;
  /** As the next task: before timers, and not slowed down in the background. */
  soon(action: () => void): void;
  /** The next animation frame; gives its timestamp. */
  frame(action: (time: number) => void): () => void;
}

/** A tab in the background gets no animation frames; operations go on at this pace then. */
const FRAME_AT_THE_LATEST = 250;

export function takeTimers(window: Window & typeof globalThis): Timers {
  const honest = [window.setTimeout, window.clearTimeout, window.requestAnimationFrame, window.performance.now];
  const home = honest.every(isNative) ? window : lastingPristineWindow(window);
  const { setTimeout, clearTimeout, performance } = home;
  // A hidden frame gets no animation frames of its own.
  const requestFrame = home === window ? window.requestAnimationFrame : undefined;
  const cancelFrame = window.cancelAnimationFrame;
  const clock = home.performance.now;
  const { port1, port2 } = new MessageChannel();
  const queue: (() => void)[] = [];
  const post = port2.postMessage;
  port1.onmessage = () => queue.shift()?.();
  const timers: Timers = {
    now: () => clock.call(performance),
    startedAt: performance.timeOrigin,
    after: (ms, action) => setTimeout.call(home, action, Math.min(ms, 0x7fffffff)) as unknown as number,
    cancel: (timer) => clearTimeout.call(home, timer),
    soon(action) {
      queue.push(action);
      post.call(port2, 0);
    },
    frame(action) {
      const late = timers.after(requestFrame ? FRAME_AT_THE_LATEST : 16, () => {
        if (requestFrame) cancelFrame.call(window, request!);
        action(timers.now());
      });
      const request = requestFrame?.call(window, (time) => {
        timers.cancel(late);
        action(time);
      });
      return () => {
        timers.cancel(late);
        if (request !== undefined) cancelFrame.call(window, request);
      };
    },
  };
  return timers;
}
