/** The syntax of role, internal:attr and internal:testid, for example `button[name="x"i][level=2]`. */
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
  return new Reader(source, strings).selector();
}

class Reader {
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly strings: boolean,
  ) {}

  selector(): AttributeSelector {
    const name = this.take(/^\s*([\w\u0080-\uffff-]*)\s*/)![1]!;
    const attributes: AttributeTest[] = [];
    while (this.take(/^\s*\[/)) attributes.push(this.attribute());
    if (this.at < this.source.length) this.unexpected();
    if (!name && !attributes.length) this.fail("selector cannot be empty");
    return { name, attributes };
  }

  private attribute(): AttributeTest {
    const name = this.take(/^\s*(?:"([^"]*)"|'([^']*)'|([\w\u0080-\uffff.-]+))\s*/) ?? this.unexpected();
    const test: AttributeTest = {
      name: name[1] ?? name[2] ?? name[3]!,
      operator: "truthy",
      value: null,
      caseSensitive: true,
    };
    if (!this.take(/^\]\s*/)) {
      test.operator = this.operator();
      test.value = this.value();
      const flag = typeof test.value === "string" ? this.take(/^\s*([is])(?=\s*\])/i)?.[1] : undefined;
      test.caseSensitive = flag?.toLowerCase() !== "i";
      this.take(/^\s*/);
      if (!this.take(/^\]\s*/)) this.unexpected("attribute value");
      this.checkOperator(test);
    }
    return test;
  }

  private operator(): Operator {
    const operator = this.take(/^([*|^$~]?=)\s*/)?.[1];
    if (operator) return operator as Operator;
    // The position that Playwright reports: past the two characters that could have been an operator.
    this.take(/^[^=\]\s].?/s);
    return this.unexpected("operator");
  }

  private value(): AttributeTest["value"] {
    const regex = this.take(/^\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*)\/([dgimsuvy]*)/s);
    if (regex) return parseRegex(regex[1]!, regex[2]!);
    const quoted = this.take(/^"((?:[^"\\]|\\.)*)"|^'((?:[^'\\]|\\.)*)'/s);
    if (quoted) return (quoted[1] ?? quoted[2]!).replace(/\\(.)/gs, "$1");
    if (/^["'/]/.test(this.rest())) this.at = this.source.length;
    const word = this.take(/^[^\s\]]+/)?.[0] ?? this.unexpected("attribute value");
    if (this.strings) return word;
    if (word === "true" || word === "false") return word === "true";
    return Number.isNaN(Number(word)) ? word : Number(word);
  }

  private checkOperator({ operator, value }: AttributeTest): void {
    if (operator === "=" || typeof value === "string") return;
    const what = value instanceof RegExp ? "regular expression" : `non-string matching value - ${value}`;
    this.fail(`cannot use ${operator} in attribute with ${what}`);
  }

  private rest(): string {
    return this.source.slice(this.at);
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    const match = pattern.exec(this.rest()) ?? undefined;
    if (match) this.at += match[0].length;
    return match;
  }

  private unexpected(during = ""): never {
    if (this.at >= this.source.length)
      throw new Failure("selector", `Unexpected end of selector while parsing selector \`${this.source}\``);
    const suffix = during && ` during parsing ${during}`;
    return this.fail(`unexpected symbol "${this.source[this.at]}" at position ${this.at}${suffix}`);
  }

  private fail(what: string): never {
    throw new Failure("selector", `Error while parsing selector \`${this.source}\` - ${what}`);
  }
}

/** The operators for strings. A case-insensitive value is compared in lower case. */
export function matchesString({ operator, value, caseSensitive }: AttributeTest, actual: string): boolean {
  if (value instanceof RegExp) return value.test(actual);
  const fold = (text: string) => (caseSensitive ? text : text.toUpperCase());
  const wanted = fold(String(value));
  const text = fold(actual);
  switch (operator) {
    case "=":
      return text === wanted;
    case "*=":
      return text.includes(wanted);
    case "^=":
      return text.startsWith(wanted);
    case "$=":
      return text.endsWith(wanted);
    case "|=":
      return text === wanted || text.startsWith(wanted + "-");
    case "~=":
      return text.split(" ").includes(wanted);
    default:
      return Boolean(actual);
  }
}
