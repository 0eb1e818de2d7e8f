/**
 * Playwright's selector strings: parts joined by `>>`, each `engine=body` or a shorthand.
 *
 * The engines are listed here, so that a misspelt one fails before anything is searched.
 */
import { Failure } from "../kernel/operation";
import { parseCss, type SelectorList } from "./css/parse";

export interface Part {
  engine: string;
  body: string;
  /** The user's text, without a capturing `*`. */
  source: string;
  /** css: its parsed body. */
  css?: SelectorList;
  /** Composite engines (internal:has and similar): the selector in their body. */
  nested?: Chain;
}

export interface Chain {
  source: string;
  parts: Part[];
  /** The part whose element is the result, instead of the last one's. */
  capture?: number;
}

const COMPOSITE = new Set(["has", "has-not", "and", "or", "chain"].map((name) => "internal:" + name));
const BUILT_IN = new Set([
  ...COMPOSITE,
  ...["css", "css:light", "text", "xpath", "role", "id", "data-testid", "data-test-id", "data-test"],
  ...["nth", "visible", "aria-ref", "_react", "_vue", "text:light", "id:light"],
  ...["data-testid:light", "data-test-id:light", "data-test:light"],
  ...["text", "has-text", "has-not-text", "label", "attr", "testid", "role", "control", "describe"].map(
    (name) => "internal:" + name,
  ),
]);

const parsed = new Map<string, Chain>();

/** Throws `selector` failures. `isCustom` recognizes registered engines. */
export function parse(selector: string, isCustom: (engine: string) => boolean): Chain {
  let chain = parsed.get(selector);
  if (!chain) {
    chain = parseChain(selector);
    checkFrames(chain);
    if (parsed.size > 500) parsed.clear();
    parsed.set(selector, chain);
  }
  checkEngines(chain, selector, isCustom);
  return chain;
}

function checkEngines(chain: Chain, selector: string, isCustom: (engine: string) => boolean): void {
  for (const [index, part] of chain.parts.entries()) {
    if (LAYOUT.has(part.engine)) checkLayout(part, index);
    if (!BUILT_IN.has(part.engine) && !isCustom(part.engine))
      throw new Failure("selector", `Unknown engine "${part.engine}" while parsing selector ${selector}`);
    if (part.nested) checkEngines(part.nested, selector, isCustom);
  }
}

/** Playwright has engines with these names, but they never match: they are pseudo-classes of CSS. */
const LAYOUT = new Set(["left-of", "right-of", "above", "below", "near"]);

function checkLayout({ engine, body }: Part, index: number): void {
  if (!isLayoutBody(body)) throw new Failure("selector", `Malformed selector: ${engine}=${body}`);
  if (index === 0) throw new Failure("selector", `"${engine}" selector cannot be first`);
}

/** A selector as a JSON string, and optionally a distance. */
function isLayoutBody(body: string): boolean {
  try {
    return typeof (JSON.parse(`[${body}]`) as unknown[])[0] === "string";
  } catch {
    return false;
  }
}

function parseChain(source: string): Chain {
  const chain: Chain = { source, parts: [] };
  for (const text of split(source)) {
    const { part, captures } = parsePart(text);
    if (captures) {
      if (chain.capture !== undefined)
        throw new Failure("selector", "Only one of the selectors can capture using * modifier");
      chain.capture = chain.parts.length;
    }
    if (!chain.parts.length && COMPOSITE.has(part.engine))
      throw new Failure("selector", `"${part.engine}" selector cannot be first`);
    if (part.nested?.parts.some(entersFrame))
      throw new Failure(
        "selector",
        `Frame locators are not allowed inside composite locators, while querying "{{selector:${JSON.stringify(source)}}}"`,
      );
    chain.parts.push(part);
  }
  if (chain.capture !== undefined && chain.parts.some(({ engine }) => engine === "nth"))
    throw new Failure("selector", "Can't query n-th element in a request with the capture.");
  return chain;
}

function checkFrames({ source, parts, capture }: Chain): void {
  const fail = (message: string): never => {
    throw new Failure("selector", message);
  };
  for (const [index, part] of parts.entries()) {
    if (!entersFrame(part)) continue;
    const before = parts[index - 1];
    if (!before || entersFrame(before)) fail("Selector cannot start with entering frame, select the iframe first");
    if (index === parts.length - 1) fail(`Selector cannot end with entering frame, while parsing selector ${source}`);
    if (capture !== undefined && capture < index)
      fail(
        "Can not capture the selector before diving into the frame. Only use * after the last frame has been selected",
      );
  }
}

/** `page.frame_locator()` without a selector. */
export function inAnyFrame({ engine, body }: Part): boolean {
  return engine === "internal:control" && body === "any-frame";
}

export function entersFrame(part: Part): boolean {
  return part.engine === "internal:control" && part.body === "enter-frame";
}

/** Splits at `>>`, except inside quotes. A quote in the middle of a text body is an ordinary character. */
function split(source: string): string[] {
  const texts: string[] = [];
  let start = 0;
  let quote = "";
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (char === "\\" && at + 1 < source.length) at++;
    else if (quote) quote = char === quote ? "" : quote;
    else if (/["'`]/.test(char) && !isLetterOfText(source.slice(start, at))) quote = char;
    else if (char === ">" && source[at + 1] === ">") {
      texts.push(source.slice(start, at));
      start = at + 2;
      at++;
    }
  }
  texts.push(source.slice(start));
  return texts.map((text) => text.trim());
}

function isLetterOfText(before: string): boolean {
  return /^\s*text\s*=\s*\S/.test(before);
}

function parsePart(text: string): { part: Part; captures: boolean } {
  const named = /^([*\w:+-]+)\s*=/.exec(text);
  let engine = "css";
  let body = text;
  if (named) {
    engine = named[1]!;
    body = text.slice(named[0].length);
  } else if (/^(".*"|'.*')$/s.test(text) && text.length > 1) engine = "text";
  else if (/^\(*\/\//.test(text) || text.startsWith("..")) engine = "xpath";
  const captures = named !== null && engine.startsWith("*");
  if (captures) engine = engine.slice(1);
  const part: Part = { engine, body, source: captures ? text.slice(1) : text };
  if (engine === "css") part.css = parseCss(body);
  if (COMPOSITE.has(engine)) part.nested = parseNested(part);
  return { part, captures };
}

function parseNested(part: Part): Chain {
  let inner: unknown;
  try {
    inner = JSON.parse(part.body);
  } catch {
    inner = undefined;
  }
  if (typeof inner !== "string") throw new Failure("selector", `Malformed selector: ${part.source}`);
  return parseChain(inner);
}
