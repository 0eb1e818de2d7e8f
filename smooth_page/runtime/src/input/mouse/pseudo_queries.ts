/**
 * `:hover` and `:active` in selectors of the page's scripts, for a pointer that the browser does not know.
 *
 * From the first time that the pointer moves over a document, its functions that take selectors are replaced.
 */
import type { Kernel } from "../../kernel/kernel";
import { replaceMethod } from "../../kernel/replace";
import { type Pseudo, withPlaces } from "./pseudo_rules";

type AnyWindow = Window & typeof globalThis;

const QUERIES: [owner: "Document" | "DocumentFragment" | "Element", names: string[]][] = [
  ["Document", ["querySelector", "querySelectorAll"]],
  ["DocumentFragment", ["querySelector", "querySelectorAll"]],
  ["Element", ["querySelector", "querySelectorAll", "matches", "closest"]],
];
/** By the prototype of the window, because a frame's window is the same object for all its documents. */
const stood = new WeakSet<object>();

/** `places`: selectors of the elements that the pseudo-class matches in a document or shadow tree. */
export function answerQueries(kernel: Kernel, window: AnyWindow, places: (pseudo: Pseudo, root: Node) => string[]): void {
  const prototype = Object.getPrototypeOf(window) as object;
  if (stood.has(prototype)) return;
  stood.add(prototype);
  const meant = (selector: string, at: Node): string => {
    if (!selector.includes(":hover") && !selector.includes(":active")) return selector;
    return withPlaces(selector, (pseudo) => places(pseudo, at.getRootNode()));
  };
  for (const [owner, names] of QUERIES)
    for (const name of names)
      replaceMethod(window[owner].prototype, name, (native, self, args) => {
        if (typeof args[0] === "string") args[0] = kernel.inside(() => meant(args[0], self));
        return native();
      });
}
