/**
 * While a window that a page has opened is being set up, Chromium pauses the page: what is evaluated in it runs, but
 * none of its listeners do, so that a click would be lost.
 */

/** Whether listeners are not called at present. */
export function isPaused(): boolean {
  let called = false;
  const target = new EventTarget();
  target.addEventListener("probe", () => void (called = true));
  target.dispatchEvent(new Event("probe"));
  return !called;
}
