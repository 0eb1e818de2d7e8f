/** Finds the addresses in a document's text that make the browser request something, before the browser parses it. */
import { addressesIn } from "./css_addresses";
import { absolute, typeOf, urlsIn } from "./loading_attributes";

/** Prefix of attributes that are held back until Python has decided. */
export const HELD = "data-smooth-held-";
/** Selector of elements with such attributes. */
export const WITH_HELD = ["src", "srcset", "poster", "data", "href"].map((name) => `[${HELD}${name}]`).join();

/** An address that must be decided before the parser reaches it. */
export interface Awaited {
  url: string;
  type: string;
  /** Its position in the text. */
  from: number;
  to: number;
  /** It is the whole value of an attribute. */
  attribute: boolean;
}

export interface Held {
  html: string;
  awaited: Awaited[];
  /** The number of elements with held addresses. */
  elements: number;
}

export interface Wanted {
  isHeld(url: string, type: string): boolean;
  /** The text is inserted by a script, which can't wait. */
  inserted?: boolean;
}

const VALUE = `(?:"[^"]*"|'[^']*'|[^"'>])*`;
/** Skips comments, and elements whose content is text up to their end tag. */
const TAG = new RegExp(`<!--[^]*?-->|<([a-z][^\\s/>]*)(${VALUE})>`, "gi");
const RAW = /^(style|textarea|title|noscript|xmp|script)$/;
const ATTRIBUTE = /([^\s"'>/=]+)(\s*=\s*)?("[^"]*"|'[^']*'|(?<==\s*)[^\s"'>]+)?/g;
const BASE = /<base\b[^>]*\shref\s*=\s*["']?([^"'\s>]+)/i;

/** Holds back addresses in the text. Returns the positions of those that the parser has to wait for. */
export function holdBack(html: string, url: string, wanted: Wanted): Held {
  const base = absolute(BASE.exec(html)?.[1] ?? "", url) ?? url;
  return new Text(html, base, wanted).held();
}

class Text {
  #result = "";
  #done = 0;
  #elements = 0;
  readonly #awaited: Awaited[] = [];
  /** A source of a <picture> is held back, and its <img> has not been parsed: the <img> must not load meanwhile. */
  #inPicture = false;

  constructor(
    private readonly html: string,
    private readonly base: string,
    private readonly wanted: Wanted,
  ) {}

  held(): Held {
    TAG.lastIndex = 0;
    for (let match = TAG.exec(this.html); match; match = TAG.exec(this.html)) {
      const tag = match[1]?.toLowerCase();
      if (!tag) continue;
      const after = TAG.lastIndex;
      const end = RAW.test(tag) ? endOf(this.html, tag, after) : after;
      TAG.lastIndex = 0; // reading attributes may use this expression again
      if (match[2]) this.#attributes(tag, match[2], match.index + 1 + tag.length);
      if (tag === "style" && !this.wanted.inserted) this.#css(after, end);
      TAG.lastIndex = end;
    }
    return { html: this.#result + this.html.slice(this.#done), awaited: this.#awaited, elements: this.#elements };
  }

  #attributes(tag: string, text: string, at: number): void {
    const found = [...text.matchAll(ATTRIBUTE)];
    const of = (name: string) => {
      const attribute = found.find(({ 1: present }) => present!.toLowerCase() === name);
      return attribute && unquoted(attribute[3] ?? "");
    };
    let held = 0;
    for (const { 1: name = "", 2: equals = "", 3: value = "", index } of found) {
      const attribute = name.toLowerCase();
      const start = at + index;
      const valueAt = start + name.length + equals.length;
      if (attribute === "style" && !this.wanted.inserted) this.#css(valueAt, valueAt + value.length);
      const type = value && typeOf(tag, attribute, of);
      if (!type || !(this.#isHeld(attribute, unquoted(value), type) || (tag === "img" && this.#inPicture))) continue;
      if (tag === "script" && this.wanted.inserted) continue; // it does not run
      if (tag === "script" || (type === "stylesheet" && !this.wanted.inserted && !of("integrity")))
        this.#await(absolute(unquoted(value), this.base)!, type, valueAt, valueAt + value.length, true);
      else held += this.#hold(attribute, start, name.length);
    }
    if (held) this.#elements++;
    if (tag === "source") this.#inPicture ||= held > 0;
    else if (tag === "img" || tag === "video" || tag === "audio") this.#inPicture = false;
  }

  #isHeld(attribute: string, value: string, type: string): boolean {
    return urlsIn(attribute, value).some((address) => {
      const url = absolute(address, this.base);
      return url !== undefined && this.wanted.isHeld(url, type);
    });
  }

  /** Renames the attribute. */
  #hold(attribute: string, at: number, length: number): number {
    this.#upTo(at);
    this.#result += HELD + attribute.replace("xlink:", "");
    this.#done = at + length;
    return 1;
  }

  #css(from: number, to: number): void {
    const text = this.html.slice(from, to);
    if (!/url\(|@import/i.test(text)) return;
    for (const found of addressesIn(text, this.base))
      if (this.wanted.isHeld(found.url, found.type)) this.#await(found.url, found.type, from + found.from, from + found.to, false);
  }

  #await(url: string, type: string, from: number, to: number, attribute: boolean): void {
    this.#upTo(from);
    const start = this.#result.length;
    this.#upTo(to);
    this.#awaited.push({ url, type, from: start, to: this.#result.length, attribute });
  }

  #upTo(at: number): void {
    this.#result += this.html.slice(this.#done, at);
    this.#done = at;
  }
}

/** The position where the text of an element ends. */
function endOf(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\b`, "gi");
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

/** Replaces addresses that the text waited for. */
export function withAddresses(html: string, awaited: Awaited[], addresses: (string | undefined)[]): string {
  let result = "";
  let done = 0;
  awaited.forEach(({ from, to, attribute }, at) => {
    const address = addresses[at];
    if (address === undefined) return;
    result += html.slice(done, from) + (attribute ? `"${address}"` : address);
    done = to;
  });
  return result + html.slice(done);
}

function unquoted(value: string): string {
  const text = /^["']/.test(value) ? value.slice(1, -1) : value;
  return text.trim().replace(/&amp;/g, "&");
}
