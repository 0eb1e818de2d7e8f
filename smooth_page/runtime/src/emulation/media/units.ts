/** Lengths in units of the viewport, in the rules of style sheets, for one that is not the tab's: written in pixels. */
import type { Size } from "./sizes";

const LENGTH = /(-?\d*\.?\d+(?:e[+-]?\d+)?)[sld]?(vw|vh|vi|vb|vmin|vmax)\b/gi;

/** What the page wrote, for each property that we have changed, and what it reads since. */
const originals = new WeakMap<CSSStyleDeclaration, Map<string, { original: string; written: string }>>();

export function applyToUnits(style: CSSStyleDeclaration, viewport: Size | undefined): void {
  let changed = originals.get(style);
  if (!viewport && !changed) return;
  for (const name of [...style]) {
    const value = style.getPropertyValue(name);
    const before = changed?.get(name);
    const original = before?.written === value ? before.original : value;
    const text = viewport ? inPixels(original, viewport) : original;
    if (text === value) continue;
    style.setProperty(name, text, style.getPropertyPriority(name));
    if (!changed) originals.set(style, (changed = new Map()));
    changed.set(name, { original, written: style.getPropertyValue(name) });
  }
}

/** Sideways writing is left out: an inline size is a width. */
function inPixels(value: string, { width, height }: Size): string {
  return value.replace(LENGTH, (_, amount: string, unit: string) => {
    const sizes: Record<string, number> = {
      vw: width, vi: width, vh: height, vb: height, vmin: Math.min(width, height), vmax: Math.max(width, height),
    }; // prettier-ignore
    return `${(parseFloat(amount) * sizes[unit.toLowerCase()]!) / 100}px`;
  });
}
