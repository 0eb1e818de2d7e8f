/** Whether a text or an address is the expected one. */
import type { TextMatch } from "../commands";
import { normalize } from "../dom/text";

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

/** `ignoreCase`, if given, overrides the expression's own flag. */
function flags({ regex, ignoreCase }: TextMatch): string {
  const others = (regex?.flags ?? "").replace(/[gy]/g, "");
  if (ignoreCase === undefined || ignoreCase === null) return others;
  return others.replace("i", "") + (ignoreCase ? "i" : "");
}
