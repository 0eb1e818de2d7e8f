/** Rewrites media queries: emulated features and types become conditions that always or never hold. */

import { FAILS, HOLDS, type Size, rewriteSizes } from "./sizes";

export interface Emulated {
  viewport?: Size;
  screen?: Size;
  media?: "screen" | "print";
  colorScheme?: "light" | "dark";
  reducedMotion?: "reduce" | "no-preference";
  forcedColors?: "active" | "none";
  contrast?: "more" | "no-preference";
}

const FEATURES: [feature: string, setting: keyof Emulated, values: string, off: string | undefined][] = [
  ["prefers-color-scheme", "colorScheme", "light|dark", undefined],
  ["prefers-reduced-motion", "reducedMotion", "no-preference|reduce", "no-preference"],
  ["forced-colors", "forcedColors", "none|active", "none"],
  ["prefers-contrast", "contrast", "no-preference|more|less|custom", "no-preference"],
];

/** The query itself if nothing in it is emulated. */
export function rewrite(query: string, emulated: Emulated): string {
  let text = emulated.viewport ? rewriteSizes(query, emulated.viewport, emulated.screen ?? emulated.viewport) : query;
  for (const [feature, setting, values, off] of FEATURES) {
    const value = emulated[setting];
    if (value === undefined) continue;
    // Values that do not exist are left to the browser.
    const asks = new RegExp(`\\(\\s*${feature}\\s*(?::\\s*(${values})\\s*)?\\)`, "gi");
    text = text.replace(asks, (_, asked?: string) =>
      // A feature without a value matches everything except "none".
      (asked === undefined ? value !== off : asked.toLowerCase() === value) ? HOLDS : FAILS,
    );
  }
  const { media } = emulated;
  return media ? splitList(text).map((part) => withType(part, media)).join(", ") : text;
}

/** At the commas that are not inside brackets. */
function splitList(query: string): string[] {
  return query.split(/,(?![^(]*\))/);
}

/** `screen and (...)`: the type comes first, after `not` or `only`, and a wrong one decides alone. */
function withType(query: string, media: "screen" | "print"): string {
  const found = /^\s*(?:(not|only)\s+)?(screen|print)\b(.*)$/is.exec(query);
  if (!found) return query;
  const [, prefix, type, conditions] = found;
  const negated = prefix?.toLowerCase() === "not";
  if (type.toLowerCase() === media) return `${negated ? "not all" : "all"}${conditions}`;
  return negated ? "all" : "not all";
}
