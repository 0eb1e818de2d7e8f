/** Whether an element is ready for an action: visible, enabled, editable, stable. */
import { chainOf } from "../input/mouse/hover";
import { frame, type Running } from "../kernel/operation";
import { elementState } from "../waiting/states";
import { GONE, type Refusal } from "./attempts";

/** ms. Between frames, the time of animations can go on by a few microseconds, in which nothing is seen to move. */
const SHORTEST_FRAME = 4;
/** Time stands still in documents that are not shown, and some animations never begin. */
const MOST_FRAMES = 3;

export type Need = "visible" | "enabled" | "editable" | "stable";

/** `visible, enabled and stable` */
function listed(needs: Need[]): string {
  return needs.length > 1 ? `${needs.slice(0, -1).join(", ")} and ${needs.at(-1)}` : needs.join();
}

/**
 * Undefined when it is ready. Stable is what has kept its box from one animation frame to the next.
 * `told`: what the log says is waited for, where that is less.
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
 * From one frame to the next, as far as animations are concerned: one that begins does so a frame later, and after a
 * busy time the next frame can have nearly the time of the last.
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
  // An element that is disabled is told to be so, even where it should be editable.
  return states.find((state) => state !== "stable" && !elementState(element, state).matches);
}
