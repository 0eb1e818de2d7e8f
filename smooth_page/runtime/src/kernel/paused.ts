/**
 * While a window that a page has opened is being set up, Chromium pauses the page: code that is evaluated in it runs,
 * but its listeners do not, so a click would be lost.
 */

/** True if listeners are not called at present. */
export function isPaused({ Event, EventTarget } = window): boolean {
  let paused = true;
  const target = new EventTarget();
  target.addEventListener("probe", () => (paused = false));
  target.dispatchEvent(new Event("probe"));
  return paused;
}
