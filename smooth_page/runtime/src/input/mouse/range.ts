/** Sliders: a press moves the thumb there, a drag moves it on. */
import { isTag, styleOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { setValue, changeByUser } from "../editing/value";
import type { Spot } from "../hit";
import type { Gesture } from "./press";
import { thumbSize } from "./thumb";

export function slide(kernel: Kernel, { element, point }: Spot): Gesture | undefined {
  if (!isTag(element, "input") || element.type !== "range") return undefined;
  const track = new Track(element);
  const before = element.value;
  const to = (x: number, y: number): void => {
    const last = element.value;
    setValue(element, track.valueAt(x, y));
    if (element.value !== last) changeByUser(kernel, element, undefined, "input");
  };
  // A press on the thumb grabs it.
  if (!track.isThumbAt(point.x, point.y)) to(point.x, point.y);
  return {
    move: ({ point: at }) => to(at.x, at.y),
    up: () => {
      if (element.value !== before) changeByUser(kernel, element, undefined, "change");
    },
  };
}

/** The thumb's middle runs from half its size inside the one end to the same at the other. */
class Track {
  private readonly vertical: boolean;
  /** The low end is on the right, or below. */
  private readonly mirrored: boolean;
  private readonly start: number;
  private readonly length: number;
  private readonly thumb: number;
  private readonly min: number;
  private readonly max: number;

  constructor(private readonly range: HTMLInputElement) {
    const style = styleOf(range)!;
    const upright = style.appearance === "slider-vertical";
    this.vertical = upright || style.writingMode !== "horizontal-tb";
    this.mirrored = upright || style.direction === "rtl";
    const { left, top, width, height } = range.getBoundingClientRect();
    const px = (text: string): number => parseFloat(text) || 0;
    const [from, size, whole, edges] = this.vertical
      ? [top, height, range.offsetHeight, [style.borderTopWidth, style.paddingTop, style.borderBottomWidth, style.paddingBottom]]
      : [left, width, range.offsetWidth, [style.borderLeftWidth, style.paddingLeft, style.borderRightWidth, style.paddingRight]];
    const scale = size / (whole || 1);
    const [before, after] = [px(edges[0]) + px(edges[1]), px(edges[2]) + px(edges[3])];
    this.start = from + before * scale;
    this.length = size - (before + after) * scale;
    this.thumb = thumbSize(range, this.vertical) * scale;
    [this.min, this.max] = [Number(range.min || 0), Number(range.max || 100)];
  }

  valueAt(x: number, y: number): string {
    const { min, max, range } = this;
    let share = Math.min(1, Math.max(0, (this.offset(x, y) - this.thumb / 2) / (this.length - this.thumb)));
    if (!Number.isFinite(share)) share = 0;
    if (this.mirrored) share = 1 - share;
    const step = range.step === "any" ? 0 : Number(range.step) || 1;
    const value = min + share * Math.max(0, max - min);
    return String(step ? min + Math.round((value - min) / step) * step : value);
  }

  isThumbAt(x: number, y: number): boolean {
    const share = (Number(this.range.value) - this.min) / (this.max - this.min || 1);
    const middle = this.thumb / 2 + (this.mirrored ? 1 - share : share) * (this.length - this.thumb);
    return Math.abs(this.offset(x, y) - middle) < this.thumb / 2;
  }

  /** Browsers compute in 64ths of a pixel. */
  private offset(x: number, y: number): number {
    return Math.floor((this.vertical ? y : x) * 64) / 64 - this.start;
  }
}
