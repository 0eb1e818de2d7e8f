/** Finds what a document's text makes the browser ask for, before the browser sees it. */

/** Holds the address of an element until Python has decided about it. */
export const HELD = "data-smooth-held";
/** Of elements, the attribute with the address. */
export const ADDRESS: Record<string, "src" | "href"> = { img: "src", script: "src", iframe: "src", link: "href" };

/** A script that the parser waits for. */
export interface WantedScript {
  url: string;
  /** Where its address stands in the text. */
  from: number;
  to: number;
}

export interface Held {
  html: string;
  scripts: WantedScript[];
  /** How many other elements have been held back. */
  elements: number;
}

const VALUE = `(?:"[^"]*"|'[^']*'|[^"'>])*`;
/** Comments and what is text up to its end tag are passed over, and so is the text of scripts. */
const TAG = new RegExp(`<!--[^]*?-->|<(style|textarea|title|noscript|xmp|script|img|iframe|link)\\b(${VALUE})>`, "gi");
const ATTRIBUTE = /([^\s"'>/=]+)(\s*=\s*)?("[^"]*"|'[^']*'|(?<==\s*)[^\s"'>]+)?/g;
const BASE = /<base\b[^>]*\shref\s*=\s*["']?([^"'\s>]+)/i;

/**
 * The text with the addresses of routed elements held back, and the scripts among them, which keep theirs: the parser
 * is to stop at them.
 */
export function holdBack(html: string, url: string, isRouted: (url: string, tag: string) => boolean): Held {
  const base = absolute(BASE.exec(html)?.[1] ?? "", url) ?? url;
  const scripts: WantedScript[] = [];
  let result = "";
  let done = 0;
  let elements = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    const tag = match[1]?.toLowerCase() ?? "";
    if (tag && !/^(img|iframe|link)$/.test(tag)) TAG.lastIndex = endOf(html, tag, TAG.lastIndex);
    if (!ADDRESS[tag] || (tag === "link" && !/\srel\s*=\s*["']?stylesheet/i.test(match[2]!))) continue;
    const found = [...match[2]!.matchAll(ATTRIBUTE)].find((attribute) => attribute[1]!.toLowerCase() === ADDRESS[tag]);
    const [, name = "", equals = "", value = ""] = found ?? [];
    const address = value && absolute(unquoted(value), base);
    if (!found || !address || !isRouted(address, tag)) continue;
    const start = match.index + 1 + tag.length + found.index;
    const valueAt = start + name.length + equals.length;
    result += html.slice(done, start);
    if (tag === "script") {
      result += html.slice(start, valueAt);
      scripts.push({ url: address, from: result.length, to: result.length + value.length });
      result += value;
    } else {
      result += `${HELD}="${address.replace(/"/g, "%22")}"`;
      elements++;
    }
    done = valueAt + value.length;
  }
  return { html: result + html.slice(done), scripts, elements };
}

/** Where the text of an element ends. */
function endOf(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\b`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** The text with other addresses in the place of some scripts'. */
export function withAddresses(html: string, scripts: WantedScript[], addresses: (string | undefined)[]): string {
  let result = "";
  let done = 0;
  scripts.forEach(({ from, to }, at) => {
    if (addresses[at] === undefined) return;
    result += `${html.slice(done, from)}"${addresses[at]}"`;
    done = to;
  });
  return result + html.slice(done);
}

function unquoted(value: string): string {
  const text = /^["']/.test(value) ? value.slice(1, -1) : value;
  return text.trim().replace(/&amp;/g, "&");
}

export function absolute(address: string, base: string): string | undefined {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
}
