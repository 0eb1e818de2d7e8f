/** Finds the addresses that style sheets make the browser request. */
import { absolute } from "./loading_attributes";

export interface CssAddress {
  url: string;
  type: "image" | "font" | "stylesheet";
  from: number;
  to: number;
}

const QUOTE = `"|'|&(?:quot|#39|#x27);`;
const ADDRESS = new RegExp(`(@import\\s+|url\\(\\s*)(?:(${QUOTE})(.*?)\\2|([^"')\\s&][^)\\s"']*))`, "gi");

/** In the text of a sheet, of declarations, or of an attribute with declarations. */
export function addressesIn(css: string, base: string): CssAddress[] {
  const found: CssAddress[] = [];
  for (const { 1: before, 2: quote = "", 3: quoted, 4: raw, index } of css.matchAll(ADDRESS)) {
    const imports = before!.startsWith("@");
    const address = quoted ?? raw ?? "";
    const url = imports && quoted === undefined ? undefined : absolute(address.replace(/&amp;/g, "&"), base);
    if (!url || !/^https?:/.test(url) || address.startsWith("#")) continue;
    const from = index + before!.length + quote.length;
    found.push({ url, type: typeAt(css, index, imports), from, to: from + address.length });
  }
  return found;
}

function typeAt(css: string, at: number, imports: boolean): CssAddress["type"] {
  if (imports || /@import\s*$/i.test(css.slice(Math.max(0, at - 20), at))) return "stylesheet";
  return css.lastIndexOf("@font-face", at) > css.lastIndexOf("}", at) ? "font" : "image";
}

/** Replaces addresses in the text. Undefined: that address stays. */
export function withCssAddresses(css: string, found: CssAddress[], addresses: (string | undefined)[]): string {
  let result = "";
  let done = 0;
  found.forEach(({ from, to }, at) => {
    if (addresses[at] === undefined) return;
    result += css.slice(done, from) + addresses[at];
    done = to;
  });
  return result + css.slice(done);
}
