/** Whether an element is ready for an action: visible, enabled, editable, stable. */
import type { Running } from "../kernel/operation";
import { elementState } from "../waiting/states";
import { keepsStill } from "../waiting/stillness";
import { GONE, type Refusal } from "./attempts";

export type Need = "visible" | "enabled" | "editable" | "stable";

/** `visible, enabled and stable` */
function listed(needs: Need[]): string {
  return needs.length > 1 ? `${needs.slice(0, -1).join(", ")} and ${needs.at(-1)}` : needs.join();
}

/**
 * Undefined if it is ready. Stable means the same box in two consecutive animation frames. `named`: the states that the
 * log mentions, if fewer.
 */
export function* ready(element: Element, needs: Need[], say: (line: string) => void, named = needs): Running<Refusal | undefined> {
  say(`waiting for element to be ${listed(named)}`);
  const states = needs.filter((need) => need !== "stable");
  let missing = lacking(element, states);
  if (!missing && needs.includes("stable")) {
    const kept = yield* keepsStill(element);
    if (!element.isConnected) return GONE;
    missing = lacking(element, states) ?? (kept ? undefined : "stable");
  }
  if (missing) return { refused: `element is not ${missing}` };
  if (named.includes("stable")) say(`element is ${listed(named)}`);
  return undefined;
}

function lacking(element: Element, states: Need[]): Need | undefined {
  // A disabled element is reported as disabled, even if it should be editable.
  return states.find((state) => state !== "stable" && !elementState(element, state).matches);
}
