/** The modifiers that are pressed during a gesture. */
import type { Modifier } from "../../commands";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf, type ModifierKey, MODIFIERS } from "../devices";
import { controlOrMeta } from "./keys";
import { pressKey, releaseKey } from "./keyboard";

/** Presses these modifiers and releases others. Returns a function that restores them. */
export function holdModifiers(kernel: Kernel, wanted: Modifier[] | undefined): () => void {
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
