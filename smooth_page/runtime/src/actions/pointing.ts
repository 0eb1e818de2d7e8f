/** Shared by all actions with a pointer. */
import type { Modifier, Point } from "../commands";
import type { Target } from "../contract";
import type { Step } from "../input/input";
import type { Kernel } from "../kernel/kernel";
import { type Call, Failure, type Running } from "../kernel/operation";
import { attempts, GONE, isRefusal, type Refusal } from "./attempts";
import { type Need, ready } from "./ready";
import { scrollTo } from "./scroll";
import { interceptor, pointIn } from "./target_point";

export interface Pointing {
  target: Target;
  targetName?: string;
  found?: Element;
  position?: Point;
  modifiers?: Modifier[];
  force?: boolean;
  trial?: boolean;
  scroll?: "auto" | "none";
}

/** Acts at the point. Returns a refusal if `met` finds that the element is no longer hit there. */
type Act = (at: Point, met: () => Refusal | undefined) => Running<void | Refusal>;

/**
 * Waits until the pointer can hit the element, and performs the gesture there, or only the movement if it is a trial.
 * Returns the element.
 */
export function performAt(call: Call, name: string, needs: Need[], params: Pointing, steps: (at: Point) => Step[]): Running<Element> {
  const { modifiers } = params;
  return pointAt(call, name, needs, params, (at, met) => call.kernel.input!.perform(call, { steps: steps(at), modifiers, met }));
}

/** The same for what the devices can't do. */
export function* pointAt(call: Call, name: string, needs: Need[], params: Pointing, act: Act): Running<Element> {
  const { kernel } = call;
  const { position, force, trial, target, targetName, found } = params;
  return yield* attempts(call, { name, target, targetName, found, trial, force }, function* (element, say, round) {
    if (!force) {
      const refusal = yield* ready(element, needs, say);
      if (refusal) return refusal;
    }
    say("scrolling into view if needed");
    if (params.scroll !== "none" && moves(element, () => scrollTo(kernel, element, position, round))) kernel.input!.scrolled();
    const at = pointIn(kernel, element, position);
    if (at === "hidden") return refused(force, "Element is not visible");
    say("done scrolling");
    if (at === "outside") return refused(force, "Element is outside of the viewport");
    const beyond = yield* revealed(kernel, at, params, round);
    if (beyond === "outside") return refused(force, "Element is outside of the viewport");
    if (beyond !== undefined) return { refused: beyond };
    const met = (): Refusal | undefined => {
      if (!element.isConnected) return GONE;
      const other = force ? undefined : interceptor(kernel, element, at);
      return other === undefined ? undefined : { refused: other };
    };
    const refusal = met();
    if (refusal) return refusal;
    say(`performing ${name} action`);
    call.dispatched = !trial;
    const outcome = yield* act(at, met);
    if (isRefusal(outcome)) {
      call.dispatched = false; // Only the mouse has moved so far.
      return outcome;
    }
    say(`${name} action done`);
    return element;
  });
}

/** Frames of other origins may be out of view, or covered. */
function* revealed(kernel: Kernel, at: Point, { scroll, force }: Pointing, round: number): Running<string | undefined> {
  return kernel.surroundings && (yield* kernel.surroundings.reveal(at, scroll === "none" ? undefined : round, !force));
}

function moves(element: Element, action: () => void): boolean {
  const before = element.getBoundingClientRect();
  action();
  const { x, y } = element.getBoundingClientRect();
  return before.x !== x || before.y !== y;
}

function refused(force: boolean | undefined, reason: string): Refusal {
  if (force) throw new Failure("action", reason);
  return { refused: reason[0].toLowerCase() + reason.slice(1) };
}
