/** PLACEHOLDER: what other rooms ask of this one. */
import type { Target } from "../contract";
import type { Call } from "../kernel/operation";
import type { Realm } from "../kernel/realms";

/** Every match in document order; enters frames where the selector says so. Throws `selector` failures. */
export function queryAll(_call: Call, _target: Target): Element[] {
  throw new Error("not built");
}

/**
 * The element the target stands for, or undefined when nothing matches now. Synchronous, no waiting.
 * Throws `strict` when the target is strict and matches more than one; `detached` when its handle is gone.
 */
export function resolve(_call: Call, _target: Target): Element | undefined {
  throw new Error("not built");
}

/** Where the chain ends after its enter-frame parts. */
export function realmOfTarget(_call: Call, _target: Target): Realm | undefined {
  throw new Error("not built");
}
