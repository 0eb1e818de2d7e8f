/** Kinds of objects, whatever realm made them and whatever their page did to its prototypes. */

const tagOf = Object.prototype.toString;

/** `Date`, `RegExp`, `Uint8Array`, ... as the browser tags it. */
export function className(value: object): string {
  try {
    return tagOf.call(value).slice(8, -1);
  } catch {
    return "Object";
  }
}

export function isWindow(value: object): boolean {
  try {
    return (value as Window).window === value && className(value) === "Window";
  } catch {
    return false; // a window of another origin throws for its tag, but not for `window`
  }
}

/** Errors of any realm, DOMException included. */
export function isErrorLike(value: object): value is Error {
  const name = className(value);
  return name === "Error" || name === "DOMException";
}
