/** The loop of an assertion: tries until the condition (or with `isNot` its negation) holds, or the time is over. */
import { ariaSnapshot } from "../aria/snapshot";
import type { Commands } from "../commands";
import { isVisible } from "../dom/visibility";
import { Failure, type Running } from "../kernel/operation";
import { toWire } from "../values/serialize";
import { checkpoint } from "../waiting/handlers";
import { AttemptLog } from "../waiting/call_log";
import { Retries } from "../waiting/retries";
import { Schedule } from "../waiting/schedule";
import { lists } from "./lists";
import { look, type Look } from "./attempt";
import type { ExpectCall } from "./matcher";

type Result = Commands["expect"]["result"];

/** Failures that are a result: they describe the page's elements or the arguments. Others end the operation. */
const REPORTED = ["argument", "element", "selector", "strict", "unsupported"];

export function* expect(call: ExpectCall): Running<Result> {
  if (call.params.target) call.log.push("waiting for {{target}}");
  try {
    return yield* poll(call);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    // A locator handler took all the time.
    if (failure.kind === "timeout") return { ...failed(call), timedOut: true };
    const isReported = REPORTED.includes(failure.kind) || (failure.kind === "frame" && !call.kernel.channel);
    if (!isReported) throw failure;
    return { ...failed(call), error: failure.message, matched: failure.details.matches, count: failure.details.count };
  }
}

function* poll(call: ExpectCall): Running<Result> {
  const attempts = new AttemptLog(call);
  const retries = new Retries(call);
  const schedule = new Schedule(() => call.kernel.now());
  try {
    for (;;) {
      const stays = yield* checkpoint(call);
      const seen = yield* look(call);
      if (seen.matches !== undefined && seen.matches !== call.params.isNot) return passed(call);
      if (seen.lines.length) attempts.note(...seen.lines);
      if (call.remaining() <= 0) return timedOut(call, seen);
      schedule.due();
      yield* retries.pause(stays ? schedule.left() : 0, call.remaining());
    }
  } finally {
    retries.stop();
  }
}

function passed(call: ExpectCall): Result {
  return { matches: !call.params.isNot, timedOut: false, log: call.log };
}

/** No result: neither the condition nor its negation. */
function failed(call: ExpectCall): Result {
  return { matches: call.params.isNot, timedOut: false, log: call.log };
}

function timedOut(call: ExpectCall, seen: Look): Result {
  return {
    ...failed(call),
    timedOut: true,
    ...(seen.missing ? { error: "element(s) not found" } : { received: toWire(seen.received) }),
    snapshot: snapshotOf(call, seen),
  };
}

/** The aria snapshot of the element, or of the whole page if there is no element. */
function snapshotOf(call: ExpectCall, { element, missing }: Look): string | undefined {
  const { matcher } = call.params;
  if (lists[matcher] || (matcher === "to.match.aria" && !missing)) return undefined;
  const body = call.realm.document.body;
  const root = element && isVisible(element) ? element : body;
  return (root && ariaSnapshot(root, {})) || undefined;
}
