/** Prototypes that have no global name: of iterators, and what generators have in common. */

type AnyWindow = Window & typeof globalThis;
type Of = (object: object) => object | null;

/**
 * The prototype in the realm of this code, or in the window `clean`. Undefined if scripts of the page or its policy
 * prevent that.
 */
export function unnamed(name: string, of: Of, clean?: AnyWindow): object | null | undefined {
  try {
    if (name === "%Generator%") return of(clean ? generatorOf(clean) : function* () {}.prototype);
    const { Array, Map, Set, String, RegExp } = clean ?? window;
    if (name === "%MapIterator%") return of(new Map().values());
    if (name === "%SetIterator%") return of(new Set().values());
    if (name === "%StringIterator%") return of(clean ? String.prototype.concat("")[Symbol.iterator]() : ""[Symbol.iterator]());
    if (name === "%RegExpStringIterator%") return of(RegExp.prototype[Symbol.matchAll].call(new RegExp("", "g"), ""));
    const arrays = of((clean ? new Array() : [])[Symbol.iterator]());
    return name === "%Iterator%" ? of(arrays!) : arrays;
  } catch {
    return undefined;
  }
}

function generatorOf({ Function }: AnyWindow): object {
  return (new Function("return function* () {}")() as GeneratorFunction).prototype as object;
}
