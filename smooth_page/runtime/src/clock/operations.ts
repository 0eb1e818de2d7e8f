/**
 * `page.clock`.
 *
 * - clock: the time of all windows of a page
 * - window_clock: the fake timers of one window
 * - browser_timers: what timers of browsers do and fake-timers' do not
 */
import type { Commands } from "../commands";
import type { Kernel } from "../kernel/kernel";
import { type Call, Failure, type Operations, type Running, sleep } from "../kernel/operation";
import { scriptFailure } from "../evaluation/code";
import { Clock } from "./clock";

const clocks = new WeakMap<Kernel, Clock>();

export function clockOf(kernel: Kernel): Clock {
  let clock = clocks.get(kernel);
  if (!clock) clocks.set(kernel, (clock = new Clock(kernel)));
  return clock;
}

type At = Call<{ time: number }>;

/** An operation on the clock, outside the guard. Errors of timers are failures of the user's code. */
function operating<P>(run: (clock: Clock, call: Call<P>) => void): { run: (call: Call<P>) => null } {
  return {
    run(call) {
      call.dispatched = true;
      try {
        call.kernel.outside(() => run(clockOf(call.kernel), call));
      } catch (error) {
        throw error instanceof Failure ? error : scriptFailure(error);
      }
      return null;
    },
  };
}

/** Milliseconds since 1970, integral as in Date. */
function moment({ params }: At): number {
  const time = Math.round(params.time);
  if (Math.abs(time) <= 8.64e15) return time;
  throw new Failure("argument", `Invalid date: ${params.time}`);
}

function pauseAt(clock: Clock, call: At): void {
  const time = moment(call);
  clock.ensure();
  clock.jump(time);
  clock.pause(time);
}

function* runFor(call: Call<Commands["clock.runFor"]["params"]>): Running<null> {
  const { kernel, params } = call;
  if (params.ms < 0) throw new Failure("argument", "TypeError: Negative ticks are not supported");
  const errors: unknown[] = [];
  call.dispatched = true;
  yield* sleep(Infinity, (wake) =>
    kernel.outside(() => {
      const clock = clockOf(kernel);
      clock.ensure();
      return clock.advance(clock.now() + Math.round(params.ms), (error) => errors.push(error), wake);
    }),
  );
  if (errors.length) throw scriptFailure(errors[0]);
  return null;
}

export const operations: Operations = {
  "clock.install": operating<Commands["clock.install"]["params"]>((clock, call) => {
    const { time, paused } = call.params;
    const from = time === undefined ? Math.round(call.kernel.timers.startedAt + call.kernel.now()) : moment(call as At);
    clock.install(from, paused);
  }),
  "clock.fastForward": operating<Commands["clock.fastForward"]["params"]>((clock, { params }) => {
    clock.ensure();
    clock.jump(clock.now() + Math.round(params.ms));
  }),
  "clock.runFor": { run: runFor },
  "clock.pauseAt": operating<Commands["clock.pauseAt"]["params"]>(pauseAt),
  "clock.resume": operating((clock) => {
    clock.ensure();
    clock.resume();
  }),
  "clock.setFixedTime": operating<Commands["clock.setFixedTime"]["params"]>((clock, call) => clock.fix(moment(call))),
  "clock.setSystemTime": operating<Commands["clock.setSystemTime"]["params"]>((clock, call) => {
    const time = moment(call);
    clock.ensure(time);
    clock.set(time);
  }),
};
