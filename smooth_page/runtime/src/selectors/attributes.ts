/** `button[name="x"i][level=2]`: what the bodies of role, internal:attr and internal:testid look like. */
import { Failure } from "../kernel/operation";
import { parseRegex } from "./regex";

export type Operator = "=" | "*=" | "|=" | "^=" | "$=" | "~=" | "truthy";

export interface AttributeTest {
  name: string;
  operator: Operator;
  value: string | number | boolean | RegExp | null;
  caseSensitive: boolean;
}

export interface AttributeSelector {
  name: string;
  attributes: AttributeTest[];
}

/** `strings`: unquoted values stay strings. Throws `selector` failures. */
export function parseAttributes(source: string, strings = false): AttributeSelector {
  let at = 0;
  const fail = (what: string): never => {
    throw new Failure("selector", `Error while parsing selector \`${source}\` - ${what}`);
  };
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = pattern.exec(source.slice(at)) ?? undefined;
    if (match) at += match[0].length;
    return match;
  };
  const unexpected = () =>
    fail(at >= source.length ? "unexpected end of the selector" : `unexpected symbol "${source[at]}" at position ${at}`);

  const value = (): AttributeTest["value"] => {
    const regex = take(/^\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*)\/([a-z]*)/);
    if (regex) return parseRegex(regex[1]!, regex[2]!);
    const quoted = take(/^"((?:[^"\\]|\\.)*)"|^'((?:[^'\\]|\\.)*)'/s);
    if (quoted) return (quoted[1] ?? quoted[2]!).replace(/\\(.)/gs, "$1");
    const word = take(/^(?:[^\s\]]+)/)?.[0];
    if (!word) return unexpected();
    if (!strings && (word === "true" || word === "false")) return word === "true";
    if (!strings && !Number.isNaN(Number(word))) return Number(word);
    return word;
  };

  const attribute = (): AttributeTest => {
    take(/^\s*/);
    const name = take(/^(?:"[^"]*"|'[^']*'|[\w\u0080-\uffff.-]+)/)?.[0] ?? unexpected();
    take(/^\s*/);
    const test: AttributeTest = { name: name.replace(/^(["'])(.*)\1$/, "$2"), operator: "truthy", value: null, caseSensitive: true };
    if (take(/^\]/)) return test;
    test.operator = (take(/^[*|^$~]?=/)?.[0] ?? unexpected()) as Operator;
    take(/^\s*/);
    test.value = value();
    take(/^\s*/);
    const flag = typeof test.value === "string" ? take(/^[is]\b/i)?.[0].toLowerCase() : undefined;
    test.caseSensitive = flag !== "i";
    take(/^\s*/);
    if (!take(/^\]/)) unexpected();
    if (test.value instanceof RegExp && test.operator !== "=")
      fail(`cannot use ${test.operator} in attribute with regular expression`);
    return test;
  };

  const name = take(/^\s*([\w-]*)\s*/)?.[1] ?? "";
  const attributes: AttributeTest[] = [];
  while (take(/^\s*\[/)) attributes.push(attribute());
  take(/^\s*/);
  if (at < source.length) unexpected();
  if (!name && !attributes.length) fail("selector cannot be empty");
  return { name, attributes };
}
