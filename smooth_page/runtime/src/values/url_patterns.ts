/** Patterns of addresses, as Python sends them. */

export interface UrlPattern {
  source: string;
  flags: string;
}

const regexes = new Map<string, RegExp | undefined>();

/** Whether one of them matches or may match: Python matches again itself. */
export function anyMatches(patterns: UrlPattern[] | undefined, url: string): boolean {
  return (patterns ?? []).some((pattern) => regexOf(pattern)?.test(url) ?? true);
}

/** Undefined if JavaScript does not support the expression, which is Python's. */
function regexOf({ source, flags }: UrlPattern): RegExp | undefined {
  const key = `${flags}/${source}`;
  if (!regexes.has(key)) {
    try {
      regexes.set(key, new RegExp(source, flags));
    } catch {
      regexes.set(key, undefined);
    }
  }
  return regexes.get(key);
}
