/** Reads what the browser defines on an object, ignoring what the page has put on the object itself. */

/** Own properties of the object hide the method, and so do elements in a document or form with that name. */
export function inheritedMethod(target: object, name: string): () => unknown {
  for (let owner = Object.getPrototypeOf(target) as object | null; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const found: unknown = Object.getOwnPropertyDescriptor(owner, name)?.value;
    if (typeof found === "function") return found as () => unknown;
  }
  throw new TypeError(`${name} is not a function`);
}
