/**
 * To Chromium a written document is complete once its text is, before its pictures have come and its load event.
 * Until that, it says that it is interactive, as one does that was loaded.
 */
import type { Kernel } from "../kernel/kernel";

/** Of documents whose load event has not come. */
const waiting = new Set<() => void>();

export function keepInteractive(kernel: Kernel, window: Window, document: Document): void {
  const { get } = Object.getOwnPropertyDescriptor(Document.prototype, "readyState")!;
  const stated = (): string => get!.call(document);
  let held = false;
  const changed = (event: Event) => {
    if (stated() !== "complete") return;
    held = true;
    event.stopImmediatePropagation();
  };
  const loaded = (event: Event) => {
    if (event.target !== document) return;
    kernel.inside(() => {
      waiting.delete(listen);
      window.removeEventListener("load", loaded, true);
      document.removeEventListener("readystatechange", changed, true);
      Reflect.deleteProperty(document, "readyState");
    });
    if (held) document.dispatchEvent(new Event("readystatechange"));
  };
  const listen = () => {
    window.addEventListener("load", loaded, true);
    document.addEventListener("readystatechange", changed, true);
  };
  const shown = () => (stated() === "complete" ? "interactive" : stated());
  Object.defineProperty(document, "readyState", { get: shown, configurable: true, enumerable: true });
  waiting.add(listen);
  listen();
}

/** After `document.open`, which takes all listeners away. */
export function listenAgain(): void {
  waiting.forEach((listen) => listen());
}
