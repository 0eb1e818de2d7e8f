/** Stable: the same box in two consecutive animation frames. */
import { type Call, frame, type Running } from "../kernel/operation";

/**
 * Returns false as soon as the element is not in the document, otherwise true once its box has stayed the same for a
 * frame.
 */
export function* stable(call: Call, element: Element): Running<boolean> {
  let last: DOMRect | undefined;
  let seen = 0;
  for (;;) {
    if (!element.isConnected) return false;
    const box = element.getBoundingClientRect();
    const time = call.kernel.now();
    if (last && sameBox(last, box) && time > seen) return true;
    last = box;
    seen = time;
    yield* frame();
  }
}

function sameBox(a: DOMRect, b: DOMRect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
