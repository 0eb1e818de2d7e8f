/** Expected texts: strings and regular expressions. */
import type { TextMatch } from "../commands";
import { normalize } from "../selectors/text";
import type { ExpectParams } from "./matcher";

/** Missing text (an attribute that is not there) matches nothing. */
export function matchesText(received: string | null, expected: TextMatch): boolean {
  if (received === null) return false;
  if (expected.regex) return new RegExp(expected.regex.source, flags(expected)).test(received);
  const prepare = (text: string) => fold(expected.normalizeWhiteSpace ? normalize(text) : text, expected);
  const [whole, part] = [prepare(received), prepare(expected.string ?? "")];
  return expected.substring ? whole.includes(part) : whole === part;
}

function fold(text: string, { ignoreCase }: TextMatch): string {
  return ignoreCase ? text.toLowerCase() : text;
}

/** `ignoreCase`, when it is given, overrules the expression's own flag. */
function flags({ regex, ignoreCase }: TextMatch): string {
  const others = (regex?.flags ?? "").replace(/[gy]/g, "");
  if (ignoreCase === undefined || ignoreCase === null) return others;
  return others.replace("i", "") + (ignoreCase ? "i" : "");
}

export function matchesFirst(received: string | null, { expected }: ExpectParams): boolean {
  return expected?.[0] !== undefined && matchesText(received, expected[0]);
}

/** Each text matches the one at its place. */
export function matchesEach(received: (string | null)[], expected: TextMatch[]): boolean {
  return received.length === expected.length && received.every((text, index) => matchesText(text, expected[index]));
}

/** The expected ones are found in this order; there may be others between. */
export function matchesInOrder(received: (string | null)[], expected: TextMatch[]): boolean {
  let next = 0;
  for (const text of received) {
    if (next < expected.length && matchesText(text, expected[next])) next += 1;
  }
  return next === expected.length;
}
