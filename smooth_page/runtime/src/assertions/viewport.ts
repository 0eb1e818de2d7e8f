/** The part of an element that is inside the main window's viewport. */
import { windowOf } from "../dom/kinds";
import { type Call, type Running, sleep } from "../kernel/operation";

/** Milliseconds after which no answer is expected any longer: the browser draws no frames for a hidden page. */
const ANSWERS_WITHIN = 1000;

/** The share of its area, 0 to 1, clipped by frames and scrolling ancestors, whatever covers it. */
export function* intersectionRatio(call: Call, element: Element): Running<number> {
  const window = windowOf(element);
  let ratio = 0;
  if (!window) return ratio;
  yield* sleep(Math.min(ANSWERS_WITHIN, Math.max(call.remaining(), 100)), (wake) => {
    const observer = new window.IntersectionObserver((entries) => {
      ratio = entries[0].intersectionRatio;
      wake();
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return ratio;
}
