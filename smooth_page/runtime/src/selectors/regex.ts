/** Regular expressions inside of selectors. */
import { Failure } from "../kernel/operation";

/**
 * Throws a `selector` failure with the browser's text. Removes the flags g and y, whose matches depend on the previous
 * one.
 */
export function parseRegex(source: string, flags: string): RegExp {
  try {
    return new RegExp(source, flags.replace(/[gy]/g, ""));
  } catch (error) {
    throw new Failure("selector", String(error));
  }
}

/** `/source/flags`, or undefined. */
export function regexLiteral(text: string): RegExp | undefined {
  const slash = text.lastIndexOf("/");
  if (!text.startsWith("/") || slash < 1) return undefined;
  return parseRegex(text.slice(1, slash), text.slice(slash + 1));
}
