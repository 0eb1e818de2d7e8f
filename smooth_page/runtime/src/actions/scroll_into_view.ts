/** scroll_into_view_if_needed. */
import type { Commands, Point } from "../commands";
import type { Target } from "../contract";
import { toMain, viewSize } from "../dom/geometry";
import { isVisible } from "../dom/visibility";
import type { Kernel } from "../kernel/kernel";
import type { Call, Running } from "../kernel/operation";
import { attempts, type Refusal } from "./attempts";
import { ready, type Need } from "./ready";
import { scrollTo } from "./scroll";

export function* scrollIntoView(call: Call<Commands["scrollIntoView"]["params"]>): Running<null> {
  return yield* scroll(call, call.params.target, undefined, ["stable"]);
}

/** Also waits until the element is visible. `found`: the element that the target was found to be already. */
export function* bringIntoView(call: Call, target: Target, found?: Element): Running<null> {
  return yield* scroll(call, target, found, ["visible", "stable"]);
}

function* scroll(call: Call, target: Target, found: Element | undefined, needs: Need[]): Running<null> {
  return yield* attempts(call, { name: "scroll into view", target, found }, function* (element, say) {
    const refusal = hasBox(element) ? yield* ready(element, needs, say, ["stable"]) : withoutBox(say);
    if (refusal) return refusal;
    call.dispatched = true;
    scrollTo(call.kernel, element, undefined, 0);
    if (call.kernel.surroundings) yield* call.kernel.surroundings.reveal(middleOf(call.kernel, element), 0, false);
    return null;
  });
}

/** Whether it has a place, which may be empty or hidden. */
function hasBox(element: Element): boolean {
  return element.getClientRects().length > 0 || isVisible(element);
}

function withoutBox(say: (line: string) => void): Refusal {
  say("waiting for element to be stable");
  return { refused: "element is not visible" };
}

/** The middle of what its document shows of it. */
function middleOf(kernel: Kernel, element: Element): Point {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { width, height } = viewSize(element.ownerDocument);
  const middle = (from: number, to: number, size: number): number => (Math.max(from, 0) + Math.min(to, size)) / 2;
  return toMain(kernel.realmOf(element)!, { x: middle(left, right, width), y: middle(top, bottom, height) });
}
