/** picker.pick: waits for a person's choice. */
import type { Kernel } from "../kernel/kernel";
import { type Call, type Running, sleep } from "../kernel/operation";
import { Picker } from "./picker";

const pickers = new WeakMap<Kernel, Picker>();

export function* pick({ kernel }: Call): Running<string | null> {
  let picked: string | null | undefined;
  let wake: (() => void) | undefined;
  pickers.get(kernel)?.cancel();
  const picker = new Picker(kernel, {
    ends: (selector) => {
      picked = selector;
      wake?.();
    },
  });
  pickers.set(kernel, picker);
  try {
    yield* sleep(Infinity, (now) => {
      wake = now;
      return () => (wake = undefined);
    });
    return picked ?? null;
  } finally {
    picker.cancel();
    if (pickers.get(kernel) === picker) pickers.delete(kernel);
  }
}

export function cancelPick({ kernel }: Call): null {
  pickers.get(kernel)?.cancel();
  return null;
}
