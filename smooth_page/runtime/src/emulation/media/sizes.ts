/** Media features about the size of the viewport or screen, evaluated for an emulated size. */

export interface Size {
  width: number;
  height: number;
}

export const HOLDS = "(min-width: 0px)";
export const FAILS = "(max-width: -1px)";

const FEATURE = "(device-)?(width|height|aspect-ratio)";
/** Numbers, lengths and ratios. Other values (calc, other units) are left to the browser. */
const VALUE = "[+-]?\\d*\\.?\\d+(?:e[+-]?\\d+)?(?:px|r?em|pt|pc|in|cm|mm)?(?:\\s*/\\s*\\d*\\.?\\d+)?";
const COLON = pattern(`(?:(min|max)-)?${FEATURE}\\s*(?::\\s*(${VALUE}))?`);
/** `width >= 600px`, `400px < width <= 600px`, `600px > width` */
const RANGE = pattern(`(?:(${VALUE})\\s*([<>]=?|=)\\s*)?${FEATURE}(?:\\s*([<>]=?|=)\\s*(${VALUE}))?`);
const ORIENTATION = pattern("orientation\\s*:\\s*(portrait|landscape)");

/** Lengths in pixels. Relative ones use the browser's own font size. */
const UNITS: Record<string, number> = {
  "": 1, px: 1, em: 16, rem: 16, pt: 96 / 72, pc: 16, in: 96, cm: 96 / 2.54, mm: 96 / 25.4,
}; // prettier-ignore

const COMPARISONS: Record<string, (a: number, b: number) => boolean> = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
  "=": (a, b) => a === b,
};
const MIRRORED: Record<string, string> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=" };

function pattern(inside: string): RegExp {
  return new RegExp(`\\(\\s*${inside}\\s*\\)`, "gi");
}

/** Replaces features about sizes in a query by conditions that always or never hold. */
export function rewriteSizes(query: string, viewport: Size, screen: Size): string {
  const actual = (device: string | undefined, feature: string) => valueOf(device ? screen : viewport, feature);
  const decided = (holds: boolean) => (holds ? HOLDS : FAILS);
  return query
    .replace(ORIENTATION, (_, asked: string) =>
      decided((viewport.height >= viewport.width ? "portrait" : "landscape") === asked.toLowerCase()),
    )
    .replace(COLON, (_, bound: string | undefined, device: string | undefined, feature: string, value?: string) => {
      const is = actual(device, feature);
      if (value === undefined) return decided(is !== 0);
      const comparison = bound === undefined ? "=" : bound.toLowerCase() === "min" ? ">=" : "<=";
      return decided(compare(is, comparison, value));
    })
    .replace(RANGE, (whole: string, ...found: (string | undefined)[]) => {
      const [left, first, device, feature, second, right] = found;
      if (!first && !second) return whole;
      const is = actual(device, feature as string);
      const holds =
        (!first || compare(is, MIRRORED[first] as string, left as string)) &&
        (!second || compare(is, second, right as string));
      return decided(holds);
    });
}

function valueOf({ width, height }: Size, feature: string): number {
  const name = feature.toLowerCase();
  return name === "width" ? width : name === "height" ? height : width / height;
}

function compare(is: number, comparison: string, value: string): boolean {
  const [first, second = "1"] = value.split("/");
  const amount = parseFloat(first as string) / parseFloat(second);
  const unit = /[a-z]+$/i.exec((first as string).trim())?.[0].toLowerCase() ?? "";
  return (COMPARISONS[comparison] as (a: number, b: number) => boolean)(is, amount * (UNITS[unit] as number));
}
