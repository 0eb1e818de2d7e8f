/**
 * `page.clock`: the time of all windows of a page and of those that it has opened. It flows with the browser's time,
 * jumps, or is paused.
 *
 * The kernel's own timers stay real (kernel/timers.ts). Timers of the page run outside the guard. The clock is
 * installed in a frame when the frame is noticed: until then, scripts of the frame read the real time.
 */
import type { Kernel } from "../kernel/kernel";
import { Failure } from "../kernel/operation";
import { type Time, WindowClock } from "./window_clock";

/** Milliseconds between checks for due timers while time flows. */
const FLOW = 4;

export class Clock implements Time {
  private time = 0;
  /** When it was `time`, on the kernel's clock. Undefined while the clock is paused. */
  private since: number | undefined;
  private fixed: number | undefined;
  private installed = false;
  /** Timers are being run up to this time. */
  private advancing = false;
  /** By Window.prototype, which is new in each document of a window. */
  private windows = new Map<object, WindowClock>();

  constructor(private readonly kernel: Kernel) {}

  now(): number {
    return this.since === undefined ? this.time : this.time + Math.floor(this.kernel.now() - this.since);
  }

  shown(): number {
    return this.fixed ?? this.windowTime ?? this.now();
  }

  /** The time that a timer sees while it runs. */
  private windowTime: number | undefined;

  /** Installs the clock in new windows. */
  adopt(): void {
    if (!this.installed) return;
    const present = new Map<object, WindowClock>();
    const own = this.kernel.realms().map(({ window }) => window);
    for (const window of [...own, ...(this.kernel.family?.windows() ?? [])]) {
      const key = Object.getPrototypeOf(window) as object;
      present.set(key, this.windows.get(key) ?? new WindowClock(window, this));
    }
    this.windows = present;
  }

  /** If it was not installed before, it begins at 0 or at the time that is set. */
  ensure(time = 0): void {
    if (!this.installed) this.install(time);
    this.adopt();
  }

  install(time: number, paused = false): void {
    if (this.installed) this.set(time);
    else {
      this.installed = true;
      this.time = time;
      this.adopt();
      this.flow();
    }
    // Installing takes time, which must not pass on a paused clock.
    if (paused) this.pause(time);
    else this.resume();
  }

  set(time: number): void {
    this.adopt();
    for (const clock of this.windows.values()) clock.set(time);
    this.settle(time);
    this.fixed = undefined;
  }

  fix(time: number): void {
    this.ensure(time);
    this.fixed = time;
  }

  /** Pauses at the requested time, however much time has passed since. */
  pause(at: number): void {
    this.time = at;
    this.since = undefined;
  }

  resume(): void {
    this.since ??= this.kernel.now();
  }

  /** Timers that become due on the way run once. Throws the first error that they throw. */
  jump(to: number): void {
    const from = this.now();
    if (to < from) throw new Failure("argument", "Error: Cannot fast-forward to the past");
    this.adopt();
    const errors: unknown[] = [];
    this.windowTime = to;
    for (const clock of this.windows.values()) {
      clock.hold(from);
      try {
        clock.jump(to - from);
      } catch (error) {
        errors.push(error);
      }
      clock.release();
    }
    this.windowTime = undefined;
    this.settle(to);
    if (errors.length) throw errors[0];
  }

  /**
   * Runs all timers up to a time, each in a task of its own, so that promises settle in between. Returns a function
   * that stops it.
   */
  advance(to: number, failed: (error: unknown) => void, done: () => void): () => void {
    this.adopt();
    this.advancing = true;
    let at = this.now();
    const end = (time: number) => {
      for (const clock of this.windows.values()) clock.release();
      this.windowTime = undefined;
      this.advancing = false;
      // While time flows, it may be later by now.
      if (time > this.now()) this.settle(time);
    };
    const step = () => {
      if (!this.advancing) return;
      const [next, clock] = this.first();
      if (!clock || next > to) {
        end(to);
        return done();
      }
      at = Math.max(at, next);
      this.windowTime = at;
      for (const each of this.windows.values()) each.hold(at);
      try {
        clock.runNext();
      } catch (error) {
        failed(error);
      }
      this.kernel.timers.soon(step);
    };
    step();
    return () => this.advancing && end(at);
  }

  private first(): [number, WindowClock | undefined] {
    let first: [number, WindowClock | undefined] = [Infinity, undefined];
    for (const clock of this.windows.values()) {
      const next = clock.next();
      if (next < first[0]) first = [next, clock];
    }
    return first;
  }

  private settle(time: number): void {
    this.time = time;
    if (this.since !== undefined) this.since = this.kernel.now();
  }

  /** Runs due timers as long as the document exists. They throw like the page's own. */
  private flow(): void {
    const again = () => this.kernel.timers.after(FLOW, look);
    const look = () => {
      if (this.since === undefined || this.advancing) return again();
      return this.advance(this.now(), (error) => this.kernel.main().window.reportError(error), again);
    };
    again();
  }
}
