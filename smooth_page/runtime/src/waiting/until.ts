/** PLACEHOLDER: the shared waiting loops. */
import type { Target } from "../contract";
import type { Call, Running } from "../kernel/operation";

/** Until the target matches; logs `waiting for <target>` once. Looks again each animation frame and on DOM changes, with Playwright's growing pauses. */
export function* attached(_call: Call, _target: Target): Running<Element> {
  throw new Error("not built");
}

/** Tries again until `attempt` gives something else than undefined. */
export function* until<T>(_call: Call, _attempt: () => T | undefined): Running<T> {
  throw new Error("not built");
}

/** Until the realm's document has reached the state. */
export function* loaded(_call: Call, _state: string): Running<void> {
  throw new Error("not built");
}
