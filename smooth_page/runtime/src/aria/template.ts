/** The template of to_match_aria_snapshot: its YAML, parsed into nodes to compare with. */
import { Failure } from "../kernel/operation";
import { normalize } from "../dom/text";
import { parseYaml, YamlError } from "./yaml";
import type { Yaml } from "./yaml_scalars";

/** A text to be equal to, or a regular expression. */
export type TextTemplate = string | RegExp;
export type ChildrenMode = "contain" | "equal" | "deep-equal";

export interface NodeTemplate {
  /** "fragment": any role. */
  role: string;
  name?: TextTemplate;
  states: Record<string, boolean | "mixed" | "grammar" | "spelling" | number>;
  props: Record<string, TextTemplate>;
  /** Undefined: anything matches. */
  children?: (NodeTemplate | TextTemplate)[];
  mode?: ChildrenMode;
}

/** Undefined for an empty text. Throws `argument` failures. */
export function parseTemplate(source: string): NodeTemplate | undefined {
  let yaml: Yaml | undefined;
  try {
    yaml = parseYaml(source);
  } catch (error) {
    if (error instanceof YamlError) fail(error.message);
    throw error;
  }
  if (!yaml) return undefined;
  if (yaml.kind !== "sequence") fail('Aria snapshot must be a YAML sequence, elements starting with " -"');
  const root = node("fragment");
  addItems(root, yaml.items);
  return root;
}

function node(role: string): NodeTemplate {
  return { role, states: {}, props: {} };
}

function fail(message: string): never {
  throw new Failure("argument", message);
}

function addItems(parent: NodeTemplate, items: Yaml[]): void {
  parent.children ??= [];
  for (const item of items) {
    if (item.kind === "scalar" && item.string) parent.children.push(parseKey(item.value!));
    else if (item.kind !== "map") fail("Sequence items should be strings or maps");
    else for (const [key, value] of item.entries) addEntry(parent, key, value);
  }
}

function addEntry(parent: NodeTemplate, keyNode: Yaml, value: Yaml): void {
  if (keyNode.kind !== "scalar" || !keyNode.string) fail("Only string keys are supported");
  if (value.kind !== "scalar" && value.kind !== "sequence" && value.kind !== "map")
    fail("Map values should be strings or sequences");
  const key = keyNode.value!;
  const text = value.kind === "scalar" ? value.value : null;
  if (key === "text") parent.children!.push(textTemplate(text ?? fail("Text value should be a string")));
  else if (key === "/children") parent.mode = childrenMode(text);
  else if (key.startsWith("/"))
    parent.props[key.slice(1)] = textTemplate(text ?? fail("Prop value should be a string"));
  else {
    const child = parseKey(key);
    parent.children!.push(child);
    if (value.kind === "sequence") addItems(child, value.items);
    else child.children = [textTemplate(text ?? fail("Node value should be a string or a sequence"))];
  }
}

function childrenMode(text: string | null): ChildrenMode {
  if (text !== "contain" && text !== "equal" && text !== "deep-equal")
    fail('Strict value should be "contain", "equal" or "deep-equal"');
  return text;
}

function textTemplate(text: string): TextTemplate {
  return text.length > 1 && text.startsWith("/") && text.endsWith("/") ? regex(text.slice(1, -1)) : normalize(text);
}

function regex(source: string): RegExp {
  try {
    return new RegExp(source);
  } catch (error) {
    return fail((error as Error).message);
  }
}

/** `role "name" [state] [state=value]`. */
function parseKey(key: string): NodeTemplate {
  return new KeyReader(key).read();
}

const BOOLEAN = ["true", "false"];
const STATES: Record<string, { values: string[]; what: string }> = {
  active: { values: BOOLEAN, what: "a boolean" },
  checked: { values: [...BOOLEAN, "mixed"], what: 'a boolean or "mixed"' },
  disabled: { values: BOOLEAN, what: "a boolean" },
  expanded: { values: BOOLEAN, what: "a boolean" },
  invalid: { values: [...BOOLEAN, "grammar", "spelling"], what: 'a boolean, "grammar" or "spelling"' },
  pressed: { values: [...BOOLEAN, "mixed"], what: 'a boolean or "mixed"' },
  selected: { values: BOOLEAN, what: "a boolean" },
};

class KeyReader {
  private at = 0;

  constructor(private readonly key: string) {}

  read(): NodeTemplate {
    this.space();
    const result = node(this.word("role"));
    this.space();
    const name = this.name();
    if (name !== undefined) result.name = name;
    for (this.space(); this.key[this.at] === "["; this.space()) this.state(result);
    if (this.at < this.key.length) this.fail("Unexpected input");
    return result;
  }

  private name(): TextTemplate | undefined {
    const quote = this.key[this.at];
    if (quote !== '"' && quote !== "/") return undefined;
    const pattern = quote === '"' ? /^"((?:[^"\\]|\\.)*)"/s : /^\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])*)\//s;
    const match = pattern.exec(this.key.slice(this.at));
    if (!match) this.fail(`Unterminated ${quote === '"' ? "string" : "regex"}`, this.key.length);
    this.at += match[0].length;
    return quote === '"' ? normalize(match[1]!.replace(/\\(.)/gs, "$1")) : regex(match[1]!);
  }

  private state(result: NodeTemplate): void {
    this.at++;
    this.space();
    let position = this.at;
    const name = this.word("attribute");
    this.space();
    let value = "";
    if (this.key[this.at] === "=") {
      this.at++;
      this.space();
      position = this.at;
      value = this.take(/^[^\]\s]*/);
      this.space();
    }
    if (this.key[this.at] !== "]") this.fail("Expected ]");
    this.at++;
    result.states[name] = this.stateValue(name, value || "true", position);
  }

  private stateValue(name: string, value: string, position: number): NodeTemplate["states"][string] {
    if (name === "level") {
      const level = Number(value);
      return Number.isNaN(level) ? this.fail('Value of "level" attribute must be a number', position) : level;
    }
    const state = STATES[name] ?? this.fail(`Unsupported attribute [${name}]`, position);
    if (!state.values.includes(value)) this.fail(`Value of "${name}" attribute must be ${state.what}`, position);
    return BOOLEAN.includes(value) ? value === "true" : (value as "mixed");
  }

  private word(what: string): string {
    if (this.at >= this.key.length) this.fail(`Unexpected end of input when expecting ${what}`);
    return this.take(/^[a-zA-Z]*/);
  }

  private take(pattern: RegExp): string {
    const text = pattern.exec(this.key.slice(this.at))![0];
    this.at += text.length;
    return text;
  }

  private space(): void {
    this.take(/^\s*/);
  }

  private fail(what: string, position = this.at): never {
    return fail(`${what}:\n\n${this.key}\n${" ".repeat(position)}^\n`);
  }
}
