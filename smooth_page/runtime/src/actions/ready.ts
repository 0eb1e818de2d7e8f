/** Whether an element is ready for an action: visible, enabled, editable, stable. */
import { frame, type Running } from "../kernel/operation";
import { elementState } from "../waiting/states";
import { GONE, type Refusal } from "./attempts";

export type Need = "visible" | "enabled" | "editable" | "stable";

/** `visible, enabled and stable` */
function listed(needs: Need[]): string {
  return needs.length > 1 ? `${needs.slice(0, -1).join(", ")} and ${needs.at(-1)}` : needs.join();
}

/**
 * Undefined when it is ready. Stable is what has kept its box from one animation frame to the next.
 * `told`: what the log says is waited for, where that is less.
 */
export function* ready(element: Element, needs: Need[], say: (line: string) => void, told = needs): Running<Refusal | undefined> {
  say(`waiting for element to be ${listed(told)}`);
  const states = needs.filter((need) => need !== "stable");
  let missing = lacking(element, states);
  if (!missing && needs.includes("stable")) {
    const before = element.getBoundingClientRect();
    yield* frame();
    if (!element.isConnected) return GONE;
    const { x, y, width, height } = element.getBoundingClientRect();
    const kept = before.x === x && before.y === y && before.width === width && before.height === height;
    missing = lacking(element, states) ?? (kept ? undefined : "stable");
  }
  if (missing) return { refused: `element is not ${missing}` };
  if (told.includes("stable")) say(`element is ${listed(told)}`);
  return undefined;
}

function lacking(element: Element, states: Need[]): Need | undefined {
  // An element that is disabled is told to be so, even where it should be editable.
  return states.find((state) => state !== "stable" && !elementState(element, state).matches);
}
