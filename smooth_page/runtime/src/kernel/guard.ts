/**
 * Keeps the browser's own builtins in place while an operation's step runs.
 *
 * Pages replace builtins: polyfills do it well, hostile or broken scripts badly. What was replaced is put back for the
 * synchronous time of a step, and the page's version again after it. As long as a page leaves the builtins alone, this
 * is a comparison of some hundred references per step and nothing else.
 */
import { dropPristine, isNative, pristineWindow } from "./pristine";

type AnyWindow = Window & typeof globalThis;

/** Where the builtins stand that the runtime relies on; `*`: all methods of that object. */
const RELIED_ON: [path: string, keys: string][] = [
  ["", "Array Boolean Date Error Function JSON Map Math Number Object Promise Reflect RegExp Set String Symbol URL WeakMap WeakSet getComputedStyle queueMicrotask MutationObserver parseFloat parseInt atob btoa Event MouseEvent PointerEvent KeyboardEvent InputEvent"],
  ["Array", "from isArray of"],
  ["Array.prototype", "*"],
  ["Object", "*"],
  ["Object.prototype", "hasOwnProperty toString valueOf isPrototypeOf"],
  ["Function.prototype", "apply bind call toString"],
  ["String.prototype", "*"],
  ["RegExp.prototype", "*"],
  ["Number", "isFinite isInteger isNaN parseFloat parseInt"],
  ["Number.prototype", "toFixed toString"],
  ["Math", "abs ceil floor hypot max min random round trunc"],
  ["JSON", "parse stringify"],
  ["Reflect", "*"],
  ["Map.prototype", "*"],
  ["Set.prototype", "*"],
  ["WeakMap.prototype", "*"],
  ["WeakSet.prototype", "*"],
  ["EventTarget.prototype", "addEventListener dispatchEvent removeEventListener"],
  ["Node.prototype", "appendChild cloneNode compareDocumentPosition contains getRootNode insertBefore removeChild"],
  ["Element.prototype", "animate append closest getAttribute getAttributeNames getBoundingClientRect getClientRects hasAttribute matches querySelector querySelectorAll remove removeAttribute scrollIntoView setAttribute"],
  ["Document.prototype", "createElement createRange createTextNode elementFromPoint elementsFromPoint evaluate execCommand getElementById querySelector querySelectorAll"],
  ["DocumentFragment.prototype", "querySelector querySelectorAll getElementById"],
  ["HTMLElement.prototype", "blur click focus"],
];

interface Builtin {
  owner: any;
  key: PropertyKey;
  /** The browser's own. */
  native: PropertyDescriptor;
}

// The guard itself may not stumble over what it guards against.
const getOwnPropertyDescriptor = own(Object.getOwnPropertyDescriptor, (clean) => clean.Object.getOwnPropertyDescriptor);
const defineProperty = own(Object.defineProperty, (clean) => clean.Object.defineProperty);
const ownKeys = own(Reflect.ownKeys, (clean) => clean.Reflect.ownKeys);

function own<T>(present: T, find: (clean: AnyWindow) => T): T {
  return isNative(present) ? present : find(pristineWindow(window));
}

export class Guard {
  readonly #builtins: Builtin[] = [];
  #depth = 0;
  #swapped: { builtin: Builtin; pages: PropertyDescriptor | undefined }[] = [];

  constructor(window: AnyWindow) {
    for (let row = 0; row < RELIED_ON.length; row++) {
      const relied = RELIED_ON[row]!; // no destructuring: that would ask the page's array iterator
      this.#capture(window, relied[0], relied[1]);
    }
    dropPristine();
  }

  /** Runs an action with the browser's builtins in place. */
  inside<T>(action: () => T): T {
    if (this.#depth++ === 0) this.#swapIn();
    try {
      return action();
    } finally {
      if (--this.#depth === 0) this.#swapOut();
    }
  }

  /** From inside: runs a script of the user's with the page's builtins. */
  outside<T>(action: () => T): T {
    const depth = this.#depth;
    this.#swapOut();
    this.#depth = 0;
    try {
      return action();
    } finally {
      this.#depth = depth;
      if (depth) this.#swapIn();
    }
  }

  #capture(window: AnyWindow, path: string, keys: string): void {
    const owner = lookUp(window, path);
    if (!owner) return;
    const names = keys === "*" ? ownKeys(owner) : split(keys);
    for (let at = 0; at < names.length; at++) {
      const key = names[at]!;
      let native = getOwnPropertyDescriptor(owner, key);
      if (!native || key === "constructor") continue;
      if (keys === "*" && typeof native.value !== "function") continue;
      // JSON, Math and Reflect are objects: their functions stand in rows of their own.
      if (typeof native.value === "object") continue;
      if (native.value !== undefined && !isNative(native.value)) {
        const clean = lookUp(pristineWindow(window), path);
        native = clean && getOwnPropertyDescriptor(clean, key);
      }
      if (native) this.#builtins[this.#builtins.length] = { owner, key, native };
    }
  }

  #swapIn(): void {
    for (let at = 0; at < this.#builtins.length; at++) {
      const builtin = this.#builtins[at]!;
      const { owner, key, native } = builtin;
      const pages = getOwnPropertyDescriptor(owner, key);
      if (pages && pages.value === native.value && pages.get === native.get) continue;
      if (pages && !pages.configurable && !pages.writable) continue; // nothing can be done about it
      put(owner, key, native);
      this.#swapped[this.#swapped.length] = { builtin, pages };
    }
  }

  #swapOut(): void {
    if (!this.#swapped.length) return;
    const swapped = this.#swapped;
    this.#swapped = [];
    for (let at = 0; at < swapped.length; at++) {
      const { builtin, pages } = swapped[at]!;
      if (pages) put(builtin.owner, builtin.key, pages);
      else delete builtin.owner[builtin.key];
    }
  }
}

function put(owner: any, key: PropertyKey, descriptor: PropertyDescriptor): void {
  const present = getOwnPropertyDescriptor(owner, key);
  if (present && !present.configurable) owner[key] = descriptor.value;
  else defineProperty(owner, key, descriptor);
}

function lookUp(window: AnyWindow, path: string): any {
  let found: any = window;
  if (!path) return found;
  const parts = split(path, ".");
  for (let at = 0; found && at < parts.length; at++) found = found[parts[at]!];
  return found;
}

/** String.prototype.split may be the very thing that was replaced. */
function split(text: string, separator = " "): string[] {
  const parts: string[] = [""];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === separator) parts[parts.length] = "";
    else parts[parts.length - 1] += text[at];
  }
  return parts;
}
