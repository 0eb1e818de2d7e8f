/** Scalars of YAML: plain and quoted texts, null, comments beside them. */
export type Yaml =
  | { kind: "sequence"; items: Yaml[] }
  | { kind: "map"; entries: [Yaml, Yaml][] }
  /** `value` is null for null; `string` is false for plain numbers and booleans. */
  | { kind: "scalar"; value: string | null; string: boolean }
  | { kind: "alias" };

export const NULL: Yaml = { kind: "scalar", value: null, string: false };

/** Group 1: in double quotes, group 2: in single ones. */
export const QUOTED = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')/s;

/** The text of a match of QUOTED. */
export function unquoted([, double, single]: RegExpExecArray): string {
  return double === undefined ? single!.replace(/''/g, "'") : unescape(double);
}

export function plain(text: string): Yaml {
  if (isNullText(text)) return NULL;
  return {
    kind: "scalar",
    value: text,
    string: !/^(true|false|[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+)$/i.test(text),
  };
}

function isNullText(text: string): boolean {
  return /^(~|null|)$/i.test(text);
}

/** A comment begins at a # after white space, outside of a leading quoted text. */
export function stripComment(text: string): string {
  const quoted = QUOTED.exec(text.trimStart());
  const from = quoted ? text.length - text.trimStart().length + quoted[0].length : 0;
  const comment = text.slice(from).search(/(^|\s)#/);
  return comment < 0 ? text : text.slice(0, from + comment);
}

// prettier-ignore
const ESCAPES: Record<string, string> = {
  "0": "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029",
};

function unescape(text: string): string {
  return text.replace(/\\(?:x(..)|u(.{4})|U(.{8})|(.))/gs, (_, x, u, long, char: string) =>
    char ? (ESCAPES[char] ?? char) : String.fromCodePoint(parseInt(x ?? u ?? long, 16)),
  );
}
