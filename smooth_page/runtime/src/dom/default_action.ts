/** Replaces the browser's default action of an event, after no listener of the page has prevented it. */
import type { Kernel } from "../kernel/kernel";
import { replacementFor, replaceMethod } from "../kernel/replace";

type AnyWindow = Window & typeof globalThis;

/** Calls `act` a task later with the result of `wanted`. If that is empty, the browser's default action happens. */
export function insteadOfDefault<T>(
  kernel: Kernel,
  window: AnyWindow,
  event: Event,
  wanted: () => T | undefined | false,
  act: (given: T) => void,
): void {
  atTheEnd(kernel, window, event, () => {
    if (event.defaultPrevented || !event.cancelable || !wanted()) return;
    const isPrevented = prevent(event);
    kernel.timers.soon(() =>
      kernel.inside(() => {
        const given = !isPrevented() && wanted();
        if (given) act(given);
      }),
    );
  });
}

/**
 * Prevents the browser's action without later listeners noticing. Returns a function that says whether one of them
 * prevents it.
 */
function prevent(event: Event): () => boolean {
  let prevented = false;
  event.preventDefault();
  const value = replacementFor(event.preventDefault as () => void, () => void (prevented = true));
  Object.defineProperty(event, "preventDefault", { value, configurable: true, writable: true });
  Object.defineProperty(event, "defaultPrevented", { get: () => prevented, configurable: true });
  Object.defineProperty(event, "returnValue", {
    get: () => !prevented,
    set: (kept) => void (prevented ||= !kept),
    configurable: true,
  });
  return () => prevented;
}

/**
 * Calls `act` after the page's listeners: at the window, as the last listener, or where one of them stops the event.
 * Must be called in the capturing phase.
 */
export function atTheEnd(kernel: Kernel, window: AnyWindow, event: Event, act: () => void): void {
  let over = false;
  const loose = !event.composedPath().includes(window);
  const last = loose ? event.composedPath().at(-1)! : window;
  const end = () => {
    if (over) return;
    over = true;
    last.removeEventListener(event.type, end);
    kernel.inside(act);
  };
  last.addEventListener(event.type, end);
  for (const name of ["stopPropagation", "stopImmediatePropagation"] as const) {
    const value = replacementFor(event[name] as () => void, (native) => {
      native();
      end();
    });
    Object.defineProperty(event, name, { value, configurable: true, writable: true });
  }
}

/** Scripts also click elements outside of the document, whose clicks don't reach the window. */
export function watchLooseClicks(kernel: Kernel, window: AnyWindow, clicked: (event: Event) => void): void {
  const watch = (element: Element) => {
    if (!element.isConnected) element.getRootNode().addEventListener("click", clicked, { once: true, capture: true });
  };
  // Outside the guard, where the page's own versions of guarded builtins are in place.
  kernel.outside(() =>
    replaceMethod(window.HTMLElement.prototype, "click", (native, element) => {
      kernel.inside(() => watch(element as Element));
      return native();
    }),
  );
}
