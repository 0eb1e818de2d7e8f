/** Whether an address or a text is the expected one. */
import type { UrlMatch } from "../commands";

export function matchesUrl(url: string, expected: UrlMatch): boolean {
  if (expected.regex) return new RegExp(expected.regex.source, expected.regex.flags).test(url);
  if (expected.string === undefined) return true;
  return expected.ignoreCase ? url.toLowerCase() === expected.string.toLowerCase() : url === expected.string;
}
