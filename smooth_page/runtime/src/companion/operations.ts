/** Operations that the companion's worker does. They take the place of those that a page's own script can do. */
import type { Commands } from "../commands";
import { type Call, type OperationOf, type Operations, type Running, settled } from "../kernel/operation";

/** Asks the companion for the power of that name (smooth_page/companion/src/powers), with the operation's parameters. */
export function power<Name extends keyof Commands>(name: Name): OperationOf<Name> {
  return {
    *run(call: Call): Running<Commands[Name]["result"]> {
      call.dispatched = true;
      return yield* settled(call.kernel.channel!.ask<Commands[Name]["result"]>(name, call.params));
    },
  };
}

/** The same for one that may be asked for again, with the same result. */
export function repeatable<Name extends keyof Commands>(name: Name): OperationOf<Name> {
  return {
    *run({ kernel, params }: Call): Running<Commands[Name]["result"]> {
      return yield* settled(kernel.channel!.ask<Commands[Name]["result"]>(name, params));
    },
  };
}

const REPLACED = ["download.cancel", "page.bringToFront", "popup.close"] as const satisfies (keyof Commands)[];
const REPLACED_REPEATABLE = ["download.read", "observe.kept"] as const satisfies (keyof Commands)[];

export const replaced = {
  ...Object.fromEntries(REPLACED.map((name) => [name, power(name)])),
  ...Object.fromEntries(REPLACED_REPEATABLE.map((name) => [name, repeatable(name)])),
} as Operations;
