/**
 * `:hover` and `:active` in the selectors of the page's scripts: they mean the pointer that the browser does not know.
 *
 * The functions of a document that take selectors are stood in for from the first time that the pointer moves over it.
 */
import type { Kernel } from "../../kernel/kernel";
import { standIn } from "../../kernel/stand";

type AnyWindow = Window & typeof globalThis;

const QUERIES: [owner: "Document" | "DocumentFragment" | "Element", names: string[]][] = [
  ["Document", ["querySelector", "querySelectorAll"]],
  ["DocumentFragment", ["querySelector", "querySelectorAll"]],
  ["Element", ["querySelector", "querySelectorAll", "matches", "closest"]],
];
// What stands in quotes is no pseudo-class.
const PSEUDO = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<!\\):(hover|active)(?![\w-])/g;

/** By the prototype, as a frame's window is the same object for all its documents. */
const stood = new WeakSet<object>();

/** `asked` is called before the first answer that depends on the pointer's place. */
export function answerQueries(kernel: Kernel, window: AnyWindow, asked: () => void): void {
  const prototype = Object.getPrototypeOf(window) as object;
  if (stood.has(prototype)) return;
  stood.add(prototype);
  for (const [owner, names] of QUERIES)
    for (const name of names)
      standIn(window[owner].prototype, name, (native, _, args) => {
        if (typeof args[0] === "string") args[0] = kernel.inside(() => meant(args[0], asked));
        return native();
      });
}

function meant(selector: string, asked: () => void): string {
  if (!selector.includes(":hover") && !selector.includes(":active")) return selector;
  asked();
  return selector.replace(PSEUDO, (text, quoted, pseudo) =>
    quoted ? text : `:is(:${pseudo}, [data-smooth-${pseudo}])`,
  );
}
