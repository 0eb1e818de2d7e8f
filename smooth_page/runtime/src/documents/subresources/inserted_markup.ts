/** Holds back the addresses in markup that scripts insert (`innerHTML`, `insertAdjacentHTML`), as in documents. */
import type { Kernel } from "../../kernel/kernel";
import { replaceMethod, replaceSetter } from "../../kernel/replace";
import type { Elements } from "./elements";
import { holdBack } from "./markup";

const nothing = () => undefined;

/** Must be called outside the guard, which keeps the browser's own versions of these in place. */
export function holdInserted(window: Window & typeof globalThis, kernel: Kernel, elements: Elements): void {
  const { prototype } = window.Element;
  /** The text to insert instead. Undefined: the original text. Templates load nothing. */
  const held = (element: Element, text: unknown): string | undefined =>
    kernel.inside(() => {
      if (typeof text !== "string" || element.localName === "template" || !kernel.settings.routes?.length) return undefined;
      const wanted = { isHeld: (url: string, type: string) => elements.isHeld(url, type), inserted: true };
      const { html, elements: count } = holdBack(text, element.baseURI, wanted);
      return count ? html : undefined;
    });
  const insert = (native: () => unknown, element: Element, args: any[], at: number, root: Element) => {
    const html = held(element, args[at]);
    if (html === undefined) return native();
    args[at] = html;
    native();
    kernel.inside(() => elements.take(root, nothing, nothing));
  };
  replaceSetter(prototype, "innerHTML", (native, element, args) => insert(native, element, args, 0, element));
  replaceMethod(prototype, "insertAdjacentHTML", (native, element, args) =>
    insert(native, element, args, 1, element.parentElement ?? element),
  );
}
