/** Retries an action, with Playwright's lines in the call log. */
import type { Target } from "../contract";
import { type Call, type Running } from "../kernel/operation";
import { checkpoint } from "../waiting/handlers";
import { Retries } from "../waiting/retries";
import { ACTION_PAUSES, Schedule } from "../waiting/schedule";
import { subject, subjectAgain } from "./subject";

/** Why an attempt failed, in the call log's words. `gone`: the element has left the document. */
export type Refusal = { refused: string } | { gone: true };
export const GONE: Refusal = { gone: true };

export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === "object" && outcome !== null && ("refused" in outcome || "gone" in outcome);
}

/** One attempt. `say` adds a line to the log; `round` counts from 0. */
export type Attempt<T> = (element: Element, say: (line: string) => void, round: number) => Running<T | Refusal>;

interface Action {
  /** As in `attempting click action`. */
  name: string;
  target: Target;
  /** The log's name of the target, if it is not the call's own. */
  targetName?: string;
  /** The element that the target was found to be already. */
  found?: Element;
  trial?: boolean;
  /** Locator handlers are not run. */
  force?: boolean;
  /** Logged about the element before the first attempt. */
  intro?: string;
}

/** Retries until an attempt succeeds. Looks for the selector's match again when its element is removed. */
export function* attempts<T>(call: Call, action: Action, attempt: Attempt<T>): Running<T> {
  let element = action.found ?? (yield* subject(call, action.target, action.targetName));
  for (;;) {
    const outcome = yield* onElement(call, action, element, attempt);
    if (!isRefusal(outcome)) return outcome;
    if (!action.target.handle) call.log.push("element was detached from the DOM, retrying");
    element = yield* subjectAgain(call, action.target, action.targetName);
  }
}

/** Retries until an attempt on this element succeeds, or it is removed. */
function* onElement<T>(call: Call, action: Action, element: Element, attempt: Attempt<T>): Running<T | Refusal> {
  const label = `${action.name} action${action.trial ? " (trial run)" : ""}`;
  if (action.intro) call.log.push(action.intro);
  call.log.push(`attempting ${label}`);
  const schedule = new Schedule(() => call.kernel.now(), ACTION_PAUSES);
  const retries = new Retries(call);
  let last = "";
  try {
    for (let round = 0; ; round++) {
      // Finding the selector's match has just run them.
      const stays = !action.force && (round > 0 || action.target.handle) ? yield* checkpoint(call) : false;
      const from = call.log.length;
      const outcome = element.isConnected ? yield* attempt(element, (line) => call.log.push(`  ${line}`), round) : GONE;
      if (!isRefusal(outcome) || "gone" in outcome) return outcome;
      call.log.push(`  ${outcome.refused}`);
      const lines = call.log.slice(from).join("\n");
      const due = schedule.due();
      // We try more often than Playwright: an attempt that it would not have made is not logged, unless it saw something new.
      if (!due && lines === last) call.log.length = from;
      else call.log.push(`retrying ${label}`);
      if (due && schedule.pause()) call.log.push(`  waiting ${schedule.pause()}ms`);
      last = lines;
      yield* retries.pause(stays ? schedule.left() : 0);
    }
  } finally {
    retries.stop();
  }
}
