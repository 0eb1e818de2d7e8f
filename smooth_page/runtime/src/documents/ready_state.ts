/**
 * Chromium considers a written document complete as soon as its text is, before its pictures have loaded and its load
 * event is fired. This keeps its readyState at "interactive" until then, as for documents that are loaded.
 */
import type { Kernel } from "../kernel/kernel";

/** For documents whose load event has not been fired. */
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

/** Called after `document.open`, which removes all listeners. */
export function listenAgain(): void {
  waiting.forEach((listen) => listen());
}
