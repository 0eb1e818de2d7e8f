/**
 * Parses CSS with Playwright's pseudo-classes. Parts that the browser understands stay text; only combinators, lists
 * and pseudo-classes that the browser lacks (or that must see into shadow roots) are parsed. (css-what ignores quotes
 * in the arguments of unknown pseudo-classes and unescapes them twice.)
 */
import { Failure } from "../../kernel/operation";

export type Combinator = "" | " " | ">" | "+" | "~";

export interface Pseudo {
  name: string;
  args: Argument[];
  /** The implied `:scope` before a leading combinator. */
  implied?: true;
}
export type Argument = { string: string } | { number: number } | { selectors: SelectorList };

export interface Compound {
  /** Its combinator with the previous part; "" for the first. */
  combinator: Combinator;
  /** The part for the browser; "" if there are only pseudo-classes. */
  css: string;
  pseudos: Pseudo[];
}
export type Complex = Compound[];

export interface SelectorList {
  source: string;
  complexes: Complex[];
  /** True if the browser can match it alone, without shadow roots. */
  plain: boolean;
}

const LOGICAL = ["not", "is", "where", "has"];
const OWN = new Set([
  ...LOGICAL,
  ...["scope", "light", "visible", "text", "text-is", "text-matches", "has-text"],
  ...["above", "below", "left-of", "right-of", "near", "nth-match"],
]);

/** Throws `selector` failures with the token that was not expected. */
export function parseCss(source: string): SelectorList {
  const reader = new Reader(source);
  const list = reader.list();
  if (reader.at < source.length) reader.unexpected();
  return list;
}

const NAME = /^(?:[\w\u0080-\uffff-]|\\[\da-f]{1,6}\s?|\\.)+/is;
const STRING = /^(?:"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)/s;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)/;

class Reader {
  at = 0;

  constructor(private readonly source: string) {}

  list(): SelectorList {
    const start = this.at;
    const complexes = [this.complex()];
    while (this.take(",")) complexes.push(this.complex());
    return { source: this.source.slice(start, this.at).trim(), complexes, plain: complexes.every(isPlain) };
  }

  private complex(): Complex {
    const complex: Complex = [];
    let combinator = this.combinator();
    if (combinator === " ") combinator = "";
    // A leading combinator relates to the scope.
    if (combinator) complex.push({ combinator: "", css: "", pseudos: [{ name: "scope", args: [], implied: true }] });
    while (true) {
      complex.push(this.compound(combinator));
      combinator = this.combinator();
      if (!combinator || (combinator === " " && this.atEnd())) return complex;
    }
  }

  private combinator(): Combinator {
    const space = this.space();
    const char = this.peek();
    if (char === "|" && this.source[this.at + 1] === "|") this.unsupported("||");
    if (char !== ">" && char !== "+" && char !== "~") return space ? " " : "";
    this.at++;
    this.space();
    return char;
  }

  private compound(combinator: Combinator): Compound {
    const compound: Compound = { combinator, css: "", pseudos: [] };
    const start = this.at;
    if (this.peek() === "*") compound.css = this.skip(1);
    const name = this.match(NAME);
    if (name) {
      if (/^(-?\d|--?$)/.test(name)) this.unexpected(start);
      compound.css += name;
    }
    while (this.simple(compound));
    if (this.at === start) this.unexpected();
    if (this.peek() && !/[\s,)>+~/|]/.test(this.peek())) this.unexpected();
    return compound;
  }

  /** One id, class, attribute or pseudo-class. */
  private simple(compound: Compound): boolean {
    const start = this.at;
    const char = this.peek();
    if (char === "#" || char === ".") {
      this.at++;
      const name = this.match(NAME);
      if (!name || (char === "." && /^-?\d/.test(name))) this.unexpected(start);
      compound.css += char + name;
    } else if (char === "[") {
      compound.css += this.attribute();
    } else if (char === ":") {
      this.at++;
      const name = this.match(NAME);
      if (!name) this.unexpected(this.at);
      this.pseudo(compound, name.toLowerCase(), start);
    } else return false;
    return true;
  }

  private attribute(): string {
    const start = this.at;
    while (this.at < this.source.length && this.peek() !== "]")
      if (!this.match(STRING)) this.at += this.peek() === "\\" ? 2 : 1;
    if (!this.take("]")) this.unexpected();
    return this.source.slice(start, this.at);
  }

  private pseudo(compound: Compound, name: string, start: number): void {
    const called = this.take("(");
    if (called && this.argumentsEnd()) this.unexpected();
    if (OWN.has(name)) {
      const args = called ? this.arguments(LOGICAL.includes(name) || name === "light") : [];
      compound.pseudos.push({ name, args });
      return;
    }
    if (called) {
      for (let depth = 1; depth && this.at < this.source.length;)
        if (!this.match(STRING)) depth += ({ "(": 1, ")": -1 } as Record<string, number>)[this.skip(1)] ?? 0;
      if (this.source[this.at - 1] !== ")") this.unexpected();
    }
    compound.css += this.source.slice(start, this.at);
  }

  private argumentsEnd(): boolean {
    this.space();
    return this.peek() === ")" || this.atEnd();
  }

  private arguments(selectorsOnly: boolean): Argument[] {
    const args: Argument[] = [];
    do {
      this.space();
      const text = selectorsOnly ? "" : this.match(STRING);
      const number = selectorsOnly || text ? "" : this.match(NUMBER);
      if (text)
        args.push({ string: unescape(text.slice(1, text.length > 1 && text.endsWith(text[0]!) ? -1 : undefined)) });
      else if (number) args.push({ number: Number(number) });
      else {
        const selectors = selectorsOnly ? this.list() : this.single();
        args.push({ selectors });
      }
      this.space();
    } while (this.take(","));
    if (!this.take(")")) this.unexpected();
    return args;
  }

  private single(): SelectorList {
    const start = this.at;
    const complexes = [this.complex()];
    return { source: this.source.slice(start, this.at).trim(), complexes, plain: complexes.every(isPlain) };
  }

  private space(): string {
    return this.match(/^(?:\s|\/\*.*?\*\/)+/s);
  }

  private peek(): string {
    return this.source[this.at] ?? "";
  }

  private atEnd(): boolean {
    return this.at >= this.source.length || this.peek() === ")" || this.peek() === ",";
  }

  private take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at++;
    return true;
  }

  private skip(count: number): string {
    const text = this.source.slice(this.at, this.at + count);
    this.at += count;
    return text;
  }

  private match(pattern: RegExp): string {
    return this.skip(pattern.exec(this.source.slice(this.at))?.[0].length ?? 0);
  }

  unexpected(at = this.at): never {
    const rest = this.source.slice(at);
    const token = NUMBER.exec(rest)?.[0] ?? NAME.exec(rest)?.[0] ?? STRING.exec(rest)?.[0] ?? rest.slice(0, 1);
    if (/^@/.test(rest)) this.unsupported("@" + (NAME.exec(rest.slice(1))?.[0] ?? ""));
    throw this.failure("Unexpected", token);
  }

  private unsupported(token: string): never {
    throw this.failure("Unsupported", token);
  }

  private failure(what: string, token: string): Failure {
    return new Failure(
      "selector",
      `${what} token "${token}" while parsing css selector "${this.source}". Did you mean to CSS.escape it?`,
    );
  }
}

function unescape(text: string): string {
  return text.replace(/\\(?:([\da-f]{1,6})\s?|(\n)|(.))/gis, (_, code, newline, char) =>
    code ? String.fromCodePoint(parseInt(code, 16)) : newline ? "" : char,
  );
}

/** Inside an argument, it is the outer element, which the browser treats differently. */
function namesScope(complex: Complex): boolean {
  return complex.some(({ pseudos }) => pseudos.some(({ name, implied }) => name === "scope" && !implied));
}

/** Logical pseudo-classes of plain lists are plain too, as their meaning is the browser's. */
function isPlain(complex: Complex): boolean {
  return complex.every(({ pseudos }) =>
    pseudos.every(
      ({ name, args }) =>
        name === "scope" ||
        (LOGICAL.includes(name) &&
          args.every((arg) => "selectors" in arg && arg.selectors.plain && !arg.selectors.complexes.some(namesScope))),
    ),
  );
}
