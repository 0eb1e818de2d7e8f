/** Sliders: a press puts the thumb there, a drag moves it. */
import { isTag, styleOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { told } from "../editing/value";
import type { Spot } from "../hit";
import type { Gesture } from "./press";

export function slide(kernel: Kernel, { element, point }: Spot): Gesture | undefined {
  if (!isTag(element, "input") || element.type !== "range") return undefined;
  const before = element.value;
  const to = (x: number, y: number): void => {
    const value = valueAt(element, x, y);
    if (value !== element.value) told(kernel, element, value, "input");
  };
  to(point.x, point.y);
  return {
    move: ({ point: at }) => to(at.x, at.y),
    up: () => {
      if (element.value !== before) told(kernel, element, undefined, "change");
    },
  };
}

/** The thumb's middle runs from half its size inside the one end to the same at the other. */
function valueAt(range: HTMLInputElement, x: number, y: number): string {
  const { left, top, width, height } = range.getBoundingClientRect();
  const style = styleOf(range);
  const vertical = style?.writingMode.startsWith("vertical");
  const thumb = Math.min(width, height);
  const [offset, length] = vertical ? [y - top, height] : [x - left, width];
  let share = Math.min(1, Math.max(0, (offset - thumb / 2) / (length - thumb)));
  if (!Number.isFinite(share)) share = 0;
  if (style?.direction === "rtl") share = 1 - share;
  const [min, max] = [Number(range.min || 0), Number(range.max || 100)];
  const step = range.step === "any" ? 0 : Number(range.step) || 1;
  const value = min + share * Math.max(0, max - min);
  return String(step ? min + Math.round((value - min) / step) * step : value);
}
