/**
 * Builtins as the browser made them, from a window that no script of the page has seen.
 *
 * What stands here runs before the guard is up, so it uses syntax and as few builtins as can be.
 */

type AnyWindow = Window & typeof globalThis;

/** Frames of ours: never listed as the page's. */
let ownFrames: Element[] = [];

export function isOwnFrame(element: Element): boolean {
  for (let at = 0; at < ownFrames.length; at++) if (ownFrames[at] === element) return true;
  return false;
}

let kept: AnyWindow | undefined;
let thrownAway: AnyWindow | undefined;

/**
 * The window of a hidden empty frame. Its functions work after it is gone, except timers: "keep" leaves it in place.
 */
export function pristineWindow(window: AnyWindow, life: "keep" | "throw away"): AnyWindow {
  if (kept) return kept;
  if (life === "throw away" && thrownAway) return thrownAway;
  const { document } = window;
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.style.display = "none";
  document.documentElement.appendChild(frame);
  const inner = frame.contentWindow as AnyWindow;
  if (life === "keep") {
    ownFrames[ownFrames.length] = frame;
    kept = inner;
  } else {
    thrownAway = inner;
    frame.remove();
  }
  return inner;
}

const MARK = "[native code]";
let sourceOf: ((callable: unknown) => string) | undefined;

/** Whether a function is the browser's own, as far as its source tells. */
export function isNative(candidate: unknown): boolean {
  if (typeof candidate !== "function") return false;
  sourceOf ??= sourceReader();
  return hasMark(sourceOf(candidate));
}

function sourceReader(): (callable: unknown) => string {
  const { toString, call } = Function.prototype;
  try {
    if (hasMark(call.call(toString, toString)) && hasMark(call.call(toString, call)))
      return (callable) => call.call(toString, callable);
  } catch {
    // The page replaced even these.
  }
  const clean = pristineWindow(window, "throw away");
  return (callable) => clean.Reflect.apply(clean.Function.prototype.toString, callable, []);
}

function hasMark(text: string): boolean {
  for (let start = 0; start + MARK.length <= text.length; start++) {
    let at = 0;
    while (at < MARK.length && text[start + at] === MARK[at]) at++;
    if (at === MARK.length) return true;
  }
  return false;
}
