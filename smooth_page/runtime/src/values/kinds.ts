/** What an object is, whatever realm made it and whatever its page did to its prototypes. */

const tagOf = Object.prototype.toString;
const nodeType = nodeTypeGetter();

/** Found on a node, as pages can delete `window.Node`. */
function nodeTypeGetter(): () => number {
  for (let owner: object | null = document; owner; owner = Object.getPrototypeOf(owner)) {
    const found = Object.getOwnPropertyDescriptor(owner, "nodeType");
    if (found?.get) return found.get;
  }
  throw new Error("This document has no nodes");
}

/** `Date`, `RegExp`, `Uint8Array`, ... as the browser tags it. */
export function className(value: object): string {
  try {
    return tagOf.call(value).slice(8, -1);
  } catch {
    return "Object";
  }
}

/** The browser's own check: an object that merely has a `nodeType` is none. */
export function isNodeOfAnyRealm(value: unknown): value is Node {
  try {
    nodeType.call(value);
    return true;
  } catch {
    return false;
  }
}

export function isWindow(value: object): boolean {
  try {
    return (value as Window).window === value && className(value) === "Window";
  } catch {
    return false; // a window of another origin lets nobody look at its tag, but at `window` it does
  }
}

/** Errors of any realm, DOMException included. */
export function isErrorLike(value: object): value is Error {
  const name = className(value);
  return name === "Error" || name === "DOMException";
}
