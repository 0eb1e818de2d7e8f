/**
 * Builtins as the browser made them, from a window that no script of the page has seen.
 *
 * What stands here runs before the guard is up, so it uses syntax and as few builtins as can be.
 */

type AnyWindow = Window & typeof globalThis;

let frame: HTMLIFrameElement | undefined;

/** The window of a hidden empty frame, which stands in the document until `dropPristine`. */
export function pristineWindow(window: AnyWindow): AnyWindow {
  if (!frame) {
    frame = window.document.createElement("iframe");
    frame.hidden = true;
    frame.style.display = "none";
    placeIn(window.document).appendChild(frame);
  }
  return frame.contentWindow as AnyWindow;
}

/** The root element, by a getter that the page has left alone. */
function placeIn(document: Document): Element {
  const getters = ["documentElement", "lastElementChild", "scrollingElement"] as const;
  for (let at = 0; ; at++) {
    try {
      return document[getters[at]!]!;
    } catch (error) {
      if (at === getters.length - 1) throw error;
    }
  }
}

/** Functions taken from it go on working. */
export function dropPristine(): void {
  frame?.remove();
  frame = undefined;
}

const MARK = "[native code]";
let sourceOf: ((callable: unknown) => string) | undefined;

/** Whether a function is the browser's own, as far as can be told. Patches like to hide their source, but have a prototype. */
export function isNative(candidate: unknown, constructs = false): boolean {
  if (typeof candidate !== "function" || (!constructs && candidate.prototype !== undefined)) return false;
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
  const clean = pristineWindow(window);
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
