/** Shared by all actions with a pointer. */
import type { Modifier, Point } from "../commands";
import type { Target } from "../contract";
import { devicesOf, type ModifierKey, MODIFIERS } from "../input/devices";
import { controlOrMeta } from "../input/keyboard/keys";
import { pressKey, releaseKey } from "../input/keyboard/keyboard";
import { rest, settle } from "../input/mouse/mouse";
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

/**
 * Performs the gesture at the point, or only moves there if it is a trial. Returns a refusal if `met` finds that the
 * element is no longer hit there.
 */
type Gesture = (at: Point, met: () => Refusal | undefined) => Running<void | Refusal>;

/** Waits until the pointer can hit the element, and performs the gesture there. Returns the element. */
export function* pointAt(call: Call, name: string, needs: Need[], params: Pointing, gesture: Gesture): Running<Element> {
  const { kernel } = call;
  const { position, force, trial, target, targetName, found } = params;
  return yield* attempts(call, { name, target, targetName, found, trial, force }, function* (element, say, round) {
    if (!force) {
      const refusal = yield* ready(element, needs, say);
      if (refusal) return refusal;
    }
    say("scrolling into view if needed");
    if (params.scroll !== "none" && moves(element, () => scrollTo(kernel, element, position, round))) rest(kernel);
    const at = pointIn(kernel, element, position);
    if (at === "hidden") return refused(force, "Element is not visible");
    say("done scrolling");
    if (at === "outside") return refused(force, "Element is outside of the viewport");
    const met = (): Refusal | undefined => {
      if (!element.isConnected) return GONE;
      const other = force ? undefined : interceptor(kernel, element, at);
      return other === undefined ? undefined : { refused: other };
    };
    const refusal = met();
    if (refusal) return refusal;
    const restore = holdModifiers(kernel, params.modifiers);
    say(`performing ${name} action`);
    call.dispatched = !trial;
    let outcome: void | Refusal;
    try {
      outcome = yield* gesture(at, met);
    } finally {
      restore();
    }
    if (isRefusal(outcome)) {
      call.dispatched = false; // Only the mouse has moved so far.
      settle(kernel);
      return outcome;
    }
    say(`${name} action done`);
    return element;
  });
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

/** Presses these modifiers and releases others. Returns a function that restores them. */
function holdModifiers(kernel: Kernel, wanted: Modifier[] | undefined): () => void {
  if (!wanted) return () => undefined;
  const held = devicesOf(kernel).keyboard.modifiers;
  const keys = wanted.map((key) => (key === "ControlOrMeta" ? controlOrMeta() : key));
  const before = new Set(held);
  const hold = (now: Iterable<ModifierKey>): void => {
    const set = new Set(now);
    for (const key of MODIFIERS) if (held.has(key) && !set.has(key)) releaseKey(kernel, key);
    for (const key of MODIFIERS) if (set.has(key) && !held.has(key)) pressKey(kernel, key);
  };
  hold(keys);
  return () => hold(before);
}
