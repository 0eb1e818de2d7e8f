/** Doing something in the place of what the browser does about an event, once no listener of the page's has prevented that. */
import type { Kernel } from "../kernel/kernel";
import { replacementFor, replaceMethod } from "../kernel/replace";

type AnyWindow = Window & typeof globalThis;

/** `act` is called a task later with what `wanted` gives then; nothing, and the browser does as it does. */
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

/** Prevents the browser's action, unseen by listeners that come later; gives whether one of them prevents it. */
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
 * Calls `act` when the listeners of the page's have had the event: at the window, as the last one, or where one of
 * them stops it. To be called while the event is on its way down.
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

/** Scripts click elements outside of the document, too: the window hears nothing of these clicks. */
export function watchLooseClicks(kernel: Kernel, window: AnyWindow, clicked: (event: Event) => void): void {
  const watch = (element: Element) => {
    if (!element.isConnected) element.getRootNode().addEventListener("click", clicked, { once: true, capture: true });
  };
  // Outside, where the page's own version of what the guard keeps is in place.
  kernel.outside(() =>
    replaceMethod(window.HTMLElement.prototype, "click", (native, element) => {
      kernel.inside(() => watch(element as Element));
      return native();
    }),
  );
}
