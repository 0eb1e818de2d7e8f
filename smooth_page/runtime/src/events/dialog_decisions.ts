/**
 * Applies to a dialog what its listeners do, which Python has read from their code. The expressions mean what they mean
 * in Python. Twin: smooth_page/_shared/dialog_handlers/decisions.py.
 */

import type { DialogFacts, Expr, Leaf, Tree } from "../contract";

export interface Decision {
  accepted: boolean;
  /** The answer to a prompt that is accepted. */
  text: string;
  /** False if the listener's code could not be read this far. */
  known: boolean;
}

const UNKNOWN: Leaf = { accept: false, unknown: true, then: -1 };
const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";

/** `earlier`: previous dialogs whose listeners have not run yet. */
export function decide(states: Tree[], earlier: DialogFacts[], dialog: DialogFacts): Decision {
  let state = 0;
  for (const each of earlier) state = leafOf(states[state], each).then ?? state;
  const leaf = leafOf(states[state], dialog);
  try {
    const text = leaf.text === undefined ? "" : String(evaluate(leaf.text, dialog));
    return { accepted: leaf.accept, text, known: !leaf.unknown };
  } catch {
    return { accepted: false, text: "", known: false };
  }
}

function leafOf(tree: Tree | undefined, dialog: DialogFacts): Leaf {
  try {
    while (tree && "if" in tree) tree = evaluate(tree.if, dialog) ? tree.yes : tree.no;
    return tree ?? UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

function evaluate(expr: Expr, dialog: DialogFacts): any {
  if (!Array.isArray(expr)) return expr;
  const [operation, ...operands] = expr as [string, ...Expr[]];
  if (operation === "type") return dialog.type;
  if (operation === "message") return dialog.message;
  if (operation === "default") return dialog.defaultValue;
  return OPERATIONS[operation]!(...operands.map((operand) => evaluate(operand, dialog)));
}

const OPERATIONS: Record<string, (...operands: any[]) => unknown> = {
  eq: (one, other) => one === other,
  less: (one, other) => one < other,
  has: (text: string, part: string) => text.includes(part),
  starts: (text: string, part: string) => text.startsWith(part),
  ends: (text: string, part: string) => text.endsWith(part),
  matches: (text: string, source: string, flags: string) => new RegExp(source, flags).test(text),
  group: (text: string, source: string, flags: string, index: number) => new RegExp(source, flags).exec(text)![index],
  grouped: (text: string, source: string, flags: string, index: number) => new RegExp(source, flags).exec(text)![index] !== undefined,
  len: (text: string) => [...text].length,
  join: (...texts: string[]) => texts.join(""),
  lower: (text: string) => text.toLowerCase(),
  upper: (text: string) => text.toUpperCase(),
  strip: (text: string, characters?: string) => stripped(text, characters, true, true),
  lstrip: (text: string, characters?: string) => stripped(text, characters, true, false),
  rstrip: (text: string, characters?: string) => stripped(text, characters, false, true),
  replace: (text: string, part: string, other: string) => text.split(part).join(other),
  part: (text: string, separator: string | null, index: number) => partsOf(text, separator).at(index),
  parts: (text: string, separator: string | null) => partsOf(text, separator).length,
  after: (text: string, separator: string) => text.slice(text.indexOf(separator) + separator.length),
  count: (text: string, part: string) => text.split(part).length - 1,
  find: (text: string, part: string) => (text.includes(part) ? [...text.slice(0, text.indexOf(part))].length : -1),
  slice: (text: string, start: number | null, stop: number | null) => [...text].slice(start ?? 0, stop ?? undefined).join(""),
};

function partsOf(text: string, separator: string | null): string[] {
  if (separator !== null) return text.split(separator);
  return text.split(new RegExp(`${SPACE}+`, "u")).filter((part) => part !== "");
}

function stripped(text: string, characters: string | undefined, left: boolean, right: boolean): string {
  const goes = (character: string) =>
    characters === undefined || characters === null ? new RegExp(SPACE, "u").test(character) : characters.includes(character);
  const all = [...text];
  let [start, stop] = [0, all.length];
  while (left && start < stop && goes(all[start]!)) start++;
  while (right && start < stop && goes(all[stop - 1]!)) stop--;
  return all.slice(start, stop).join("");
}
