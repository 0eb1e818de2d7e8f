/** Converts viewport units in the rules of style sheets to pixels of an emulated viewport. */
import type { Size } from "./sizes";

const LENGTH = /(-?\d*\.?\d+(?:e[+-]?\d+)?)[sld]?(vw|vh|vi|vb|vmin|vmax)\b/gi;

/** The page's original value of each property that was changed, and its value since. */
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

/** Vertical writing is not supported: an inline size is a width. */
function inPixels(value: string, { width, height }: Size): string {
  return value.replace(LENGTH, (_, amount: string, unit: string) => {
    const sizes: Record<string, number> = {
      vw: width, vi: width, vh: height, vb: height, vmin: Math.min(width, height), vmax: Math.max(width, height),
    }; // prettier-ignore
    return `${(parseFloat(amount) * sizes[unit.toLowerCase()]!) / 100}px`;
  });
}
