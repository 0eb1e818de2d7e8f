/**
 * Builtins as the browser made them, from a window that no script of the page has seen.
 *
 * This code runs before the guard is installed, so it uses syntax and as few builtins as possible.
 */

type AnyWindow = Window & typeof globalThis;

let frame: HTMLIFrameElement | undefined;

/** The window of a hidden empty frame, which stays in the document until `dropPristine`. */
export function pristineWindow(window: AnyWindow): AnyWindow {
  if (!frame) {
    const { document } = window;
    frame = tried<HTMLIFrameElement>(
      () => document.createElement("iframe"),
      () => inherited(document, "createElement")("iframe"),
      () => inherited(document, "createElementNS")("http://www.w3.org/1999/xhtml", "iframe"),
    );
    const place = tried<Element>(
      () => document.documentElement,
      () => document.lastElementChild!,
      () => document.scrollingElement!,
    );
    tried<unknown>(
      () => (frame!.style.display = "none"),
      () => frame!.setAttribute("hidden", ""),
    );
    tried<unknown>(
      () => place.appendChild(frame!),
      () => place.append(frame!),
      () => place.prepend(frame!),
    );
  }
  return frame.contentWindow as AnyWindow;
}

/** Uses the first method that the page has not replaced. */
function tried<T>(...ways: (() => T)[]): T {
  for (let at = 0; ; at++) {
    try {
      return ways[at]!();
    } catch (error) {
      if (at === ways.length - 1) throw error;
    }
  }
}

/** A method that the document inherits, even if an element with that name hides it. */
function inherited(document: Document, name: string): (...args: unknown[]) => any {
  const { getPrototypeOf, getOwnPropertyDescriptor } = window.Object;
  for (let owner: object | null = document; ; ) {
    owner = getPrototypeOf(owner) as object;
    const method = getOwnPropertyDescriptor(owner, name)?.value as (() => unknown) | undefined;
    if (method) return (...args) => window.Reflect.apply(method, document, args) as unknown;
  }
}

/** Functions taken from it go on working. */
export function dropPristine(): void {
  frame?.remove();
  frame = undefined;
}

const MARK = "[native code]";
const AFTER_MARK = " }".length;
const NAMELESS = "function ".length;
let sourceOf: ((callable: unknown) => string) | undefined;

/**
 * Whether a function is the browser's own, as far as that can be determined. Patches often hide their source, but have
 * a prototype. `name`: the one that it should have, which makes the answer quicker.
 */
export function isNative(candidate: unknown, constructs = false, name = ""): boolean {
  if (typeof candidate !== "function" || (!constructs && candidate.prototype !== undefined)) return false;
  sourceOf ??= sourceReader();
  const text = sourceOf(candidate);
  return (name !== "" && text === `function ${name}() { ${MARK} }`) || hasMark(text);
}

function sourceReader(): (callable: unknown) => string {
  const { toString, call } = isNative as unknown as { toString(): string; call(self: unknown, ...args: unknown[]): string };
  try {
    if (hasMark(call.call(toString, toString)) && hasMark(call.call(toString, call)))
      return (callable) => call.call(toString, callable);
  } catch {
    // The page replaced even these.
  }
  const clean = pristineWindow(window);
  return (callable) => clean.Reflect.apply(clean.Function.prototype.toString, callable, []);
}

/** Whether a source is the browser's. Of what `bind` and Proxy make it has the mark, too, but not the name. */
function hasMark(text: string): boolean {
  if (text[NAMELESS] === "(") return false;
  let last = 0; // where it is in what the browser writes
  while (last < MARK.length && text[text.length - MARK.length - AFTER_MARK + last] === MARK[last]) last++;
  if (last === MARK.length) return true;
  for (let start = 0; start + MARK.length <= text.length; start++) {
    let at = 0;
    while (at < MARK.length && text[start + at] === MARK[at]) at++;
    if (at === MARK.length) return true;
  }
  return false;
}
