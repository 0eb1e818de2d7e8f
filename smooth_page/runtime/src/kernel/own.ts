/** What the browser gave to an object, past what a page has put on the object itself. */

/** A page's own properties hide it, and so do elements that stand in a document or a form by their names. */
export function ownMethod(target: object, name: string): () => unknown {
  for (let owner = Object.getPrototypeOf(target) as object | null; owner; owner = Object.getPrototypeOf(owner) as object | null) {
    const found: unknown = Object.getOwnPropertyDescriptor(owner, name)?.value;
    if (typeof found === "function") return found as () => unknown;
  }
  throw new TypeError(`${name} is not a function`);
}
