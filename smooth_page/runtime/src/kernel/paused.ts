/**
 * While a window that a page has opened is being set up, Chromium pauses the page: code that is evaluated in it runs,
 * but its listeners do not, so a click would be lost.
 */

/** True if listeners are not called at present. */
export function isPaused(): boolean {
  let called = false;
  const target = new EventTarget();
  target.addEventListener("probe", () => void (called = true));
  target.dispatchEvent(new Event("probe"));
  return !called;
}
