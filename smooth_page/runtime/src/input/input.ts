/**
 * Mouse, keyboard and touch as actions use them. Two providers: a script of the page (page_input.ts), and the companion
 * (companion/input.ts), which has the browser's own input.
 */
import type { Button, Modifier, Point } from "../commands";
import type { Call, Running } from "../kernel/operation";

export type Step =
  /** In a straight line, with that many movements. */
  | { do: "move"; to: Point; steps?: number }
  /** The page runs its tasks, as between two events of a real user. */
  | { do: "yield" }
  /** The rest is done only if `Gesture.met` allows it. */
  | { do: "check" }
  /** `delay`: ms that the button stays pressed, and between clicks. */
  | { do: "click"; button?: Button; count?: number; delay?: number }
  | { do: "press"; button?: Button; count?: number }
  | { do: "release"; button?: Button; count?: number }
  /** What is dragged stays here for a moment. */
  | { do: "linger" }
  | { do: "wheel"; deltaX: number; deltaY: number }
  | { do: "tap"; at: Point }
  | { do: "keydown" | "keyup"; key: string }
  /** Presses the keys in order and releases them in reverse order. `delay`: ms that the last one stays pressed. */
  | { do: "keys"; combination: string; delay?: number }
  /** `delay`: ms before each character. */
  | { do: "type"; text: string; delay?: number }
  /** Without keys. `undone` is called if the browser did not do it although no listener of the page prevented it. */
  | { do: "insert"; text: string; undone?: () => void };

export interface Gesture<Refusal> {
  steps: Step[];
  /** Pressed during the gesture, while others are not. */
  modifiers?: Modifier[] | undefined;
  /** Why the pointer must not be used where it is; undefined if it may. */
  met?: (() => Refusal | undefined) | undefined;
}

export interface Input {
  /** Stops, and returns the refusal, if there is one. Points are in the main window's viewport. */
  perform<Refusal = never>(call: Call, gesture: Gesture<Refusal>): Running<Refusal | undefined>;
  /** The page has been scrolled, under the pointer. */
  scrolled(): void;
}
