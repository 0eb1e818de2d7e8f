/** Keys that move a slider. */
import { isTag } from "../../dom/kinds";
import { setValue, changeByUser } from "../editing/value";
import type { Stroke } from "./defaults";

export function keysInRange({ kernel, target, key }: Stroke): boolean {
  if (!isTag(target, "input") || target.type !== "range" || target.disabled) return false;
  const [min, max] = [Number(target.min || 0), Number(target.max || 100)];
  const step = target.step === "any" ? (max - min) / 100 : Number(target.step) || 1;
  const page = Math.max(step, Math.floor((max - min) / 10 / step) * step);
  const mirrored = target.matches(":dir(rtl)") ? -1 : 1;
  const by: Record<string, number> = {
    ArrowUp: step,
    ArrowDown: -step,
    ArrowRight: step * mirrored,
    ArrowLeft: -step * mirrored,
    PageUp: page,
    PageDown: -page,
    Home: min - max,
    End: max - min,
  };
  if (!(key.key in by)) return false;
  const before = target.value;
  setValue(target, String(Math.min(max, Math.max(min, Number(before) + by[key.key]))));
  if (target.value !== before) changeByUser(kernel, target, undefined, "input", "change");
  return true;
}
