/**
 * The clock and timers that the kernel uses. They are taken when it is installed, so that a page that fakes time, or
 * `page.clock`, does not stop it. If the page was first, other timers of the browser are used that pages don't fake.
 *
 * Callbacks begin outside the guard, so they use nothing that a page can replace.
 */
import { isPaused } from "./paused";
import { isNative } from "./pristine";

type AnyWindow = Window & typeof globalThis;

export interface Timers {
  now(): number;
  /** When `now` was 0, in ms since the epoch. */
  readonly startedAt: number;
  /** The same by the clock that the browser's own messages have, which may be some ms apart from that of `performance`. */
  readonly startedAtDate: number;
  /** Returns what `cancel` takes. */
  after(ms: number, action: () => void): Timer;
  cancel(timer: Timer): void;
  /** As the next task: before timers, and not slowed down in the background. */
  soon(action: () => void): void;
  /** Calls back in the next animation frame, with its timestamp. */
  frame(action: (time: number) => void): () => void;
  /** Only if the window calls nothing back: runs what is due. Must be called, inside the guard, in every turn. */
  pump?(): void;
}

export type Timer = number | AbortController;

/** A tab in the background gets no animation frames; operations go on at this pace then. */
const FRAME_AT_THE_LATEST = 250;
const LONGEST = 0x7fffffff;

export function takeTimers(window: AnyWindow): Timers {
  const { apply } = Reflect;
  const { performance, requestAnimationFrame, cancelAnimationFrame } = window;
  const now = takeClock(window);
  const { timeOrigin: startedAt } = performance;
  const started = { startedAt, startedAtDate: byDate(window, startedAt, now()) };
  // Not paused for a moment: in a document whose policy is `sandbox` without scripts, only evaluated code runs.
  if (isPaused(window) && !window.matchMedia("(scripting)").matches) return pumped(now, started);
  const { after, cancel } = takeTimeouts(window);
  const frames = isNative(requestAnimationFrame);
  return {
    now,
    ...started,
    after,
    cancel,
    soon: takePost(window, after),
    frame(action) {
      let request = 0;
      const late = after(frames ? FRAME_AT_THE_LATEST : 16, () => {
        if (frames) apply(cancelAnimationFrame, window, [request]);
        action(now());
      });
      const onFrame = (time: number) => {
        cancel(late);
        action(time);
      };
      if (frames) request = apply(requestAnimationFrame, window, [onFrame]);
      return () => {
        cancel(late);
        if (frames) apply(cancelAnimationFrame, window, [request]);
      };
    },
  };
}

/** Corrects a time by what the clock for dates shows, `ms` after it, in whole ms. */
function byDate({ Date: { now } }: AnyWindow, time: number, ms: number): number {
  if (!isNative(now)) return time;
  const shown = now() - ms;
  return Math.min(Math.max(time, shown), shown + 1);
}

function pumped(now: () => number, started: Pick<Timers, "startedAt" | "startedAtDate">): Timers {
  const waiting = new Map<Timer, { at: number; action: () => void }>();
  let last = 0;
  const after = (ms: number, action: () => void): Timer => {
    waiting.set(++last, { at: now() + ms, action });
    return last;
  };
  const cancel = (timer: Timer): void => void waiting.delete(timer);
  return {
    now,
    ...started,
    after,
    cancel,
    soon: (action) => void after(0, action),
    frame(action) {
      const timer = after(16, () => action(now()));
      return () => cancel(timer);
    },
    pump() {
      for (const [timer, { at, action }] of [...waiting]) {
        if (at > now() || !waiting.delete(timer)) continue;
        action();
      }
    },
  };
}

function takeClock({ performance, Event }: AnyWindow): () => number {
  const { apply } = Reflect;
  const { now } = performance;
  if (isNative(now)) return () => apply(now, performance, []);
  return () => new Event("time").timeStamp; // on the same scale
}

export function takeTimeouts(window: AnyWindow): Pick<Timers, "after" | "cancel"> {
  const { apply } = Reflect;
  const { setTimeout, clearTimeout } = window;
  if (isNative(setTimeout) && isNative(clearTimeout))
    return {
      after: (ms, action) => apply(setTimeout, window, [action, ms < LONGEST ? ms : LONGEST]),
      cancel: (timer) => apply(clearTimeout, window, [timer]),
    };
  const { scheduler, AbortController } = window as unknown as Scheduling;
  const { postTask } = scheduler;
  const { abort } = AbortController.prototype;
  return {
    after(ms, action) {
      const control = new AbortController();
      const options = { delay: ms < LONGEST ? ms : LONGEST, signal: control.signal };
      void quiet(apply(postTask, scheduler, [action, options]));
      return control;
    },
    cancel: (timer) => apply(abort, timer, []),
  };
}

interface Scheduling {
  scheduler: { postTask(action: () => void, options: object): Promise<void> };
  AbortController: typeof AbortController;
}

/** An aborted task rejects. */
async function quiet(task: Promise<void>): Promise<void> {
  try {
    await task;
  } catch (error) {
    if ((error as Error).name !== "AbortError") throw error;
  }
}

function takePost({ MessageChannel }: AnyWindow, after: Timers["after"]): (action: () => void) => void {
  if (!isNative(MessageChannel, true)) return (action) => void after(0, action);
  const { apply } = Reflect;
  const { port1, port2 } = new MessageChannel();
  const { postMessage } = port2;
  let first: Posted | undefined;
  let last: Posted | undefined;
  port1.onmessage = () => {
    let posted = first;
    first = last = undefined;
    for (; posted; posted = posted.next) posted.action();
  };
  return (action) => {
    const posted = { action, next: undefined };
    if (last) last.next = posted;
    else first = posted;
    last = posted;
    apply(postMessage, port2, [0]);
  };
}

/** A list without arrays, whose numbers may be the page's. */
interface Posted {
  action: () => void;
  next: Posted | undefined;
}
