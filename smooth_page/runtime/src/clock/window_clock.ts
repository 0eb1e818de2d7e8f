/** The fake time of one window: fake-timers keeps its timers, this class keeps the time. */
import { withGlobal } from "@sinonjs/fake-timers";
import { asInBrowsers } from "./browser_timers";

type AnyWindow = Window & typeof globalThis;

/** Shared by all windows: the time, and what Date shows of it. */
export interface Time {
  now(): number;
  shown(): number;
}

/** The parts of the library's clock that are used here. */
interface Fake {
  now: number;
  next(): number;
  jump(ms: number): number;
  setSystemTime(time: number): void;
  performance: { now(): number };
  /** Nested timers without a delay run a millisecond later, not at once. */
  duringTick?: boolean;
  timers?: Map<unknown, { callAt: number }>;
  setTimeout(callback: () => unknown, ms: number): number;
  clearTimeout(timer: number): void;
  Intl?: { clock: { readonly now: number } };
  Date: { clock: { readonly now: number } };
}

/**
 * Temporal and Intl if the browser has them. `performance` is faked below, because only its `now` and `timeOrigin` are.
 */
const FAKED = [
  "Date",
  "Intl",
  "Temporal",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "requestAnimationFrame",
  "cancelAnimationFrame",
];

export class WindowClock {
  private readonly fake: Fake;
  /** While timers are being run: the time of the present one. */
  private running: number | undefined;

  /** Called outside the guard, because it replaces functions of the page. */
  constructor(
    window: AnyWindow,
    private readonly time: Time,
  ) {
    const now = time.now();
    const toFake = FAKED.filter((name) => name in window) as (keyof typeof window)[];
    this.fake = withGlobal(window).install({ now, toFake } as object) as unknown as Fake;
    this.keepTime();
    asInBrowsers(window, this.fake);
    fakePerformance(window, this.fake, now);
    fakeTimeStamps(window, this.fake);
  }

  /** The library keeps the time in a property, which it sets when timers run and reads everywhere. */
  private keepTime(): void {
    const clock = this;
    Object.defineProperty(this.fake, "now", {
      get: () => clock.running ?? clock.time.now(),
      set: (time: number) => {
        clock.running = time;
      },
    });
    const shown = {
      get now() {
        return clock.time.shown();
      },
    };
    this.fake.Date.clock = shown;
    if (this.fake.Intl) this.fake.Intl.clock = shown;
  }

  /** The time at which the next timer is due. */
  next(): number {
    let next = Infinity;
    for (const { callAt } of this.fake.timers?.values() ?? []) next = Math.min(next, callAt);
    return next;
  }

  /** Stops at a time so that timers can be run, until `release`. */
  hold(time: number): void {
    this.running = time;
    this.fake.duringTick = true;
  }

  release(): void {
    this.running = undefined;
    this.fake.duringTick = false;
  }

  /** Runs the timer that is due first. Throws its error. */
  runNext(): void {
    try {
      this.fake.next();
    } finally {
      this.fake.duringTick = true;
    }
  }

  /** Jumps ahead: timers that become due on the way run once, at the end. Throws the first error that they throw. */
  jump(ms: number): void {
    this.fake.jump(ms);
  }

  /** Sets the time. Timers keep their remaining time. */
  set(time: number): void {
    this.running = this.time.now();
    this.fake.setSystemTime(time);
    this.running = undefined;
  }
}

function fakePerformance(window: AnyWindow, fake: Fake, origin: number): void {
  const { performance } = window;
  const { now } = fake.performance;
  Object.defineProperty(performance, "now", { value: () => now(), configurable: true, writable: true });
  Object.defineProperty(performance, "timeOrigin", { value: origin, configurable: true });
}

/** The timestamp of an event is the time of its first read, which for handlers is the time of the event. */
function fakeTimeStamps(window: AnyWindow, fake: Fake): void {
  const stamps = new WeakMap<Event, number>();
  Object.defineProperty(window.Event.prototype, "timeStamp", {
    configurable: true,
    enumerable: true,
    get(this: Event) {
      const stamp = stamps.get(this) ?? fake.performance.now();
      stamps.set(this, stamp);
      return stamp;
    },
  });
}
