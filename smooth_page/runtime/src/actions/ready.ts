/** Whether an element is ready for an action: visible, enabled, editable, stable. */
import { chainOf } from "../input/mouse/hover";
import { frame, type Running } from "../kernel/operation";
import { elementState } from "../waiting/states";
import { GONE, type Refusal } from "./attempts";

/** In ms. Between frames, the time of animations can advance by a few microseconds, in which nothing moves visibly. */
const SHORTEST_FRAME = 4;
/** Time does not advance in documents that are not shown, and some animations never begin. */
const MOST_FRAMES = 3;

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

/**
 * Waits from one frame to the next of the animations: an animation begins a frame later, and after a busy time the next
 * frame can have nearly the same time as the last one.
 */
function* keepsStill(element: Element): Running<boolean> {
  const { timeline } = element.ownerDocument;
  for (let frames = 0; ; frames++) {
    const begins = chainOf(element).some((around) => around.getAnimations().some(({ pending }) => pending));
    const time = timeline.currentTime;
    const before = element.getBoundingClientRect();
    yield* frame();
    const { x, y, width, height } = element.getBoundingClientRect();
    if (before.x !== x || before.y !== y || before.width !== width || before.height !== height) return false;
    const passed = Number(timeline.currentTime) - Number(time);
    if ((!begins && passed >= SHORTEST_FRAME) || frames === MOST_FRAMES) return true;
  }
}

function lacking(element: Element, states: Need[]): Need | undefined {
  // A disabled element is reported as disabled, even if it should be editable.
  return states.find((state) => state !== "stable" && !elementState(element, state).matches);
}
