/** Whether a value of the page equals the expected one: deeply, and of the same kind. */

export function sameValue(a: unknown, b: unknown): boolean {
  return same(a, b, new Map());
}

/** `pairs`: the pairs that are being compared around these; a cycle that closes in both alike is equal. */
function same(a: unknown, b: unknown, pairs: Map<object, object>): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (pairs.get(a) === b) return true;
  const kind = kindOf(a);
  if (kind !== kindOf(b)) return false;
  pairs.set(a, b);
  switch (kind) {
    case "Array":
    case "Object":
      return sameProperties(a as Record<string, unknown>, b as Record<string, unknown>, pairs);
    case "Date":
      return same((a as Date).getTime(), (b as Date).getTime(), pairs);
    case "RegExp":
    case "URL":
      return String(a) === String(b);
    case "Error":
      return (a as Error).name === (b as Error).name && (a as Error).message === (b as Error).message;
    default:
      return false;
  }
}

/** The class's name; values come from every realm, so the classes themselves differ. */
function kindOf(value: object): string {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null ? "Object" : String(prototype.constructor?.name ?? "Object");
}

function sameProperties(a: Record<string, unknown>, b: Record<string, unknown>, pairs: Map<object, object>): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && same(a[name], b[name], pairs));
}
