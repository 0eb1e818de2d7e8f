/** The faked time of one window: fake-timers keeps its timers, ours is the time that they go by. */
import { withGlobal } from "@sinonjs/fake-timers";

type AnyWindow = Window & typeof globalThis;

/** What all windows have in common: the time, and what Date shows of it. */
export interface Time {
  now(): number;
  shown(): number;
}

/** What we use of the library's clock. */
interface Fake {
  now: number;
  next(): number;
  jump(ms: number): number;
  setSystemTime(time: number): void;
  performance: { now(): number };
  /** Nested timers without a delay come a millisecond later, not at once. */
  duringTick?: boolean;
  timers?: Map<unknown, { callAt: number }>;
  Intl?: { clock: { readonly now: number } };
  Date: { clock: { readonly now: number } };
}

/** Temporal and Intl where the browser has them; performance is faked below, as only its `now` and `timeOrigin` are. */
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
  "requestIdleCallback",
  "cancelIdleCallback",
];

export class WindowClock {
  private readonly fake: Fake;
  /** While timers are being run: the time of the one whose turn it is. */
  private running: number | undefined;

  /** Outside the guard: it replaces what belongs to the page. */
  constructor(
    window: AnyWindow,
    private readonly time: Time,
  ) {
    const now = time.now();
    const toFake = FAKED.filter((name) => name in window) as (keyof typeof window)[];
    this.fake = withGlobal(window).install({ now, toFake } as object) as unknown as Fake;
    this.keepTime();
    fakePerformance(window, this.fake, now);
    fakeTimeStamps(window, this.fake);
  }

  /** The library holds the time in a property, which it sets when timers run and reads everywhere. */
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

  /** When the next timer is due. */
  next(): number {
    let next = Infinity;
    for (const { callAt } of this.fake.timers?.values() ?? []) next = Math.min(next, callAt);
    return next;
  }

  /** Stops at a time, for timers to be run; until `release`. */
  hold(time: number): void {
    this.running = time;
    this.fake.duringTick = true;
  }

  release(): void {
    this.running = undefined;
    this.fake.duringTick = false;
  }

  /** Runs the timer that is due first; throws what that throws. */
  runNext(): void {
    try {
      this.fake.next();
    } finally {
      this.fake.duringTick = true;
    }
  }

  /** Jumps ahead: timers that are due meanwhile run once, at the end. Throws what the first of them throws. */
  jump(ms: number): void {
    this.fake.jump(ms);
  }

  /** Sets the time; timers keep the time that they have left. */
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

/** An event's time is when it was first asked for it, which for handlers is when it happens. */
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
