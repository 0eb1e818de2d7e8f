/** Whether an element stands still. */
import { chainOf } from "../dom/composed";
import { frame, type Running } from "../kernel/operation";

/** In ms. Between frames, the time of animations can advance by a few microseconds, in which nothing moves visibly. */
const SHORTEST_FRAME = 4;
/** Time does not advance in documents that are not shown, and some animations never begin. */
const MOST_FRAMES = 3;

/**
 * Waits from one frame to the next of the animations: an animation begins a frame later, and after a busy time the next
 * frame can have nearly the same time as the last one.
 */
export function* keepsStill(element: Element): Running<boolean> {
  const { timeline } = element.ownerDocument;
  for (let frames = 0; ; frames++) {
    const begins = chainOf(element).some((around) => around.getAnimations().some(({ pending }) => pending));
    const time = timeline.currentTime;
    const before = boxOf(element);
    yield* frame();
    if (boxOf(element) !== before) return false;
    const passed = Number(timeline.currentTime) - Number(time);
    if ((!begins && passed >= SHORTEST_FRAME) || frames === MOST_FRAMES) return true;
  }
}

function boxOf(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  return `${x} ${y} ${width} ${height}`;
}
