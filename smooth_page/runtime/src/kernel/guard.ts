/**
 * Keeps the browser's own builtins in place while a step of an operation runs.
 *
 * Pages replace builtins: polyfills do it well, hostile or broken scripts badly. The originals are restored for the
 * synchronous duration of a step, and the page's versions after it. If the page has replaced none, this only compares
 * some hundred references per step.
 *
 * This code must not depend on what it guards against: it uses no array methods, iterators or destructuring of arrays,
 * and no global by its bare name, which a script can shadow (`const URL = ...`).
 */
import { DOM, EVENTS, LANGUAGE, OF_WINDOW, PLATFORM, type Row } from "./builtins";
import { pollingObserver } from "./polling_observer";
import { dropPristine, isNative, pristineWindow } from "./pristine";
import { unnamed } from "./unnamed";

type AnyWindow = Window & typeof globalThis;

/** Compared at every step, so its parts are properties of its own, which are read quickly and inherit nothing. */
interface Builtin {
  owner: any;
  key: PropertyKey;
  /** The browser's own. */
  native: PropertyDescriptor;
  get: unknown;
  value: unknown;
}

interface Frame {
  prototype: object;
  builtins: Builtin[];
}

interface Replaced {
  builtin: Builtin;
  /** Undefined where the page deleted it. */
  pages: PropertyDescriptor | undefined;
}

/**
 * Properties that the page has added to an object from which everything inherits. A linked list, because numeric
 * properties of arrays could be among them.
 */
interface Added {
  owner: object;
  key: PropertyKey;
  pages: PropertyDescriptor;
  next: Added | undefined;
}

const getOwnPropertyDescriptor = own(
  window.Object.getOwnPropertyDescriptor,
  (clean) => clean.Object.getOwnPropertyDescriptor,
);
const defineProperty = own(window.Object.defineProperty, (clean) => clean.Object.defineProperty);
const getPrototypeOf = own(window.Object.getPrototypeOf, (clean) => clean.Object.getPrototypeOf);
const ownKeys = own(window.Reflect.ownKeys, (clean) => clean.Reflect.ownKeys);

function own<T>(present: T, find: (clean: AnyWindow) => T): T {
  return isNative(present) ? present : find(pristineWindow(window));
}

const isExtensible = own(window.Object.isExtensible, (clean) => clean.Object.isExtensible);

/** The own properties of Object.prototype. Not an array, whose numeric properties could be the page's. */
const OBJECTS: Record<PropertyKey, boolean | null> = {
  __proto__: null,
  constructor: true,
  hasOwnProperty: true,
  isPrototypeOf: true,
  propertyIsEnumerable: true,
  toString: true,
  toLocaleString: true,
  valueOf: true,
  __defineGetter__: true,
  __defineSetter__: true,
  __lookupGetter__: true,
  __lookupSetter__: true,
};

export class Guard {
  readonly #main: Builtin[] = [];
  /**
   * The builtins of frames' windows, by Window.prototype: a frame's window is the same object for all its documents.
   */
  #frames: Frame[] = [];
  #depth = 0;
  #replaced: Replaced[] = [];

  /** Descriptors inherit, because the page has added a property that can't be removed to what all objects inherit. */
  #inherits = false;
  readonly #closed = [getPrototypeOf({}), getPrototypeOf([])] as object[];
  #added: Added | undefined;

  constructor(window: AnyWindow) {
    this.#close();
    this.#inherits = "get" in {} || "value" in {};
    this.#captureAll(this.#main, window, LANGUAGE, (path) => lookUp(pristineWindow(window), path, true));
    this.#captureAll(this.#main, window, EVENTS, (path) => lookUp(pristineWindow(window), path));
    // Not there natively; where a page sets it, reading any error's stack calls it.
    this.#keep(window.Error, "prepareStackTrace", undefined);
    // Another window's would make `await` ask the page how promises go on.
    if (isNative(window.Promise, true)) this.#keep(getPrototypeOf((async () => {})()), "constructor", window.Promise);
    this.#captureAll(this.#main, window, PLATFORM, (path) => lookUp(pristineWindow(window), path));
    this.#captureAll(this.#main, window, OF_WINDOW, () => boundTo(window, pristineWindow(window)));
    this.#captureInterfaces(window);
    this.#captureObserver(window);
    this.#captureAll(this.#main, window, DOM, (path) => lookUp(pristineWindow(window), path));
    dropPristine();
    this.#open();
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

  /** From inside: guards the window of a frame, too. Must be called before that window is used for anything else. */
  cover(frame: AnyWindow): void {
    const prototype = getPrototypeOf(frame);
    for (let at = 0; at < this.#frames.length; at++) if (this.#frames[at]!.prototype === prototype) return;
    const builtins: Builtin[] = [];
    // Methods of the main window work on nodes of every window.
    this.#captureAll(builtins, frame, DOM, (path) => lookUp(window, path));
    this.#swapInAll(builtins);
    this.#frames[this.#frames.length] = { prototype, builtins };
  }

  /** Forgets frames' windows that are not among these. */
  keep(frames: AnyWindow[]): void {
    const kept: Frame[] = [];
    for (let at = 0; at < frames.length; at++) {
      const prototype = getPrototypeOf(frames[at]!);
      for (let known = 0; known < this.#frames.length; known++)
        if (this.#frames[known]!.prototype === prototype) kept[kept.length] = this.#frames[known]!;
    }
    this.#frames = kept;
  }

  #captureAll(into: Builtin[], window: AnyWindow, rows: Row[], substitute?: (path: string) => any): void {
    const interfaces = interfacesOf(window.document);
    for (let row = 0; row < rows.length; row++) {
      const path = rows[row]![0];
      const owner = interfaces[path] ?? lookUp(window, path);
      if (!owner) continue;
      const keys = keysOf(owner, rows[row]![1], this.#inherits);
      for (let at = 0; at < keys.length; at++) {
        const native = this.#native(owner, keys[at]!, () => substitute?.(path));
        if (native) into[into.length] = builtinOf(owner, keys[at]!, native);
      }
    }
  }

  /** Scripts call variables of their own so (`var Node = ...`). */
  #captureInterfaces(window: AnyWindow): void {
    const interfaces = interfacesOf(window.document);
    for (const path in interfaces) {
      const { constructor } = interfaces[path] as { constructor: unknown };
      this.#keep(window, split(path, ".")[0]!, constructor);
    }
  }

  /** One of another window's would not be called for nodes of this one. */
  #captureObserver(window: AnyWindow): void {
    const { MutationObserver, WebKitMutationObserver } = window as AnyWindow & Record<string, unknown>;
    const own = isNative(MutationObserver, true) ? MutationObserver : WebKitMutationObserver;
    this.#keep(window, "MutationObserver", isNative(own, true) ? own : pollingObserver(window));
  }

  #keep(owner: object, key: string, value: unknown): void {
    const native = { __proto__: null, value, writable: true, configurable: true } as PropertyDescriptor;
    this.#main[this.#main.length] = builtinOf(owner, key, native);
  }

  #native(owner: any, key: PropertyKey, substitute: () => any): PropertyDescriptor | undefined {
    const found = this.#inherits ? described(owner, key) : getOwnPropertyDescriptor(owner, key);
    if (!found) return undefined;
    const callable = found.get ?? found.value;
    // JSON, Math and Reflect are objects: their functions have rows of their own.
    if (typeof callable === "object" && callable !== null) return found;
    const name = typeof key === "symbol" ? "" : found.get ? `get ${key}` : (key as string);
    if (isNative(callable, key === "constructor" || isUpperCase(key), name)) return found;
    const clean = substitute();
    return (clean && described(clean, key)) || found;
  }

  #swapIn(): void {
    this.#close();
    this.#swapInAll(this.#main);
    for (let at = 0; at < this.#frames.length; at++) this.#swapInAll(this.#frames[at]!.builtins);
  }

  #swapInAll(builtins: Builtin[]): void {
    for (let at = 0; at < builtins.length; at++) {
      const builtin = builtins[at]!;
      if (isInPlace(builtin)) continue;
      const pages = described(builtin.owner, builtin.key);
      if (pages && !pages.configurable && !pages.writable) continue; // can't be replaced
      put(builtin.owner, builtin.key, builtin.native);
      this.#replaced[this.#replaced.length] = { builtin, pages };
    }
  }

  #swapOut(): void {
    if (this.#replaced.length) this.#putBack();
    this.#open();
  }

  #putBack(): void {
    const replaced = this.#replaced;
    this.#replaced = [];
    for (let at = 0; at < replaced.length; at++) {
      const { builtin, pages } = replaced[at]!;
      if (pages) put(builtin.owner, builtin.key, pages);
      else delete builtin.owner[builtin.key];
    }
  }

  /** Removes what the page added to the prototypes of all objects and arrays, so that our code does not inherit it. */
  #close(): void {
    let last: Added | undefined;
    for (let closed = 0; closed < this.#closed.length; closed++) {
      const owner = this.#closed[closed] as any;
      const keys = ownKeys(owner);
      for (let at = 0; at < keys.length; at++) {
        const key = keys[at]!;
        if (closed ? key === "length" : key === "__proto__" || OBJECTS[key]) {
          if (closed) break; // numbers come first, and nothing else is read from an array by its name
          continue;
        }
        const pages = described(owner, key)!;
        if (!pages.configurable || !isExtensible(owner)) continue; // can't be replaced
        delete owner[key];
        const added = { __proto__: null, owner, key, pages, next: undefined } as unknown as Added;
        if (last) last.next = added;
        else this.#added = added;
        last = added;
      }
    }
  }

  #open(): void {
    let added = this.#added;
    this.#added = undefined;
    for (; added; added = added.next) defineProperty(added.owner, added.key, added.pages);
  }
}

/** A descriptor that inherits could get `get` and `value` from the page. */
function described(owner: any, key: PropertyKey): PropertyDescriptor | undefined {
  const found = getOwnPropertyDescriptor(owner, key);
  return found && ({ __proto__: null, ...found } as PropertyDescriptor);
}

/**
 * The prototypes of a document and its elements, by the paths of builtins.ts, even if scripts have replaced the global
 * names.
 */
function interfacesOf(document: Document): Record<string, object> {
  const found: any = { __proto__: null };
  collect(document, found);
  try {
    collect(document.documentElement, found);
  } catch {
    // A getter of the page's: then its elements are known by the names that they should have.
  }
  return found as Record<string, object>;
}

function collect(node: object | null, found: any): void {
  for (let owner = node && getPrototypeOf(node); owner; owner = getPrototypeOf(owner)) {
    const constructor: any = described(owner, "constructor")?.value;
    const name: unknown = isNative(constructor, true) && described(constructor, "name")?.value;
    if (typeof name === "string" && name !== "Object") found[`${name}.prototype`] = owner;
  }
}

/** Functions of another window as this one's. */
function boundTo(window: AnyWindow, clean: AnyWindow): object {
  const bound: any = { __proto__: null };
  const names = OF_WINDOW[0]![1];
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as keyof AnyWindow;
    bound[name] = clean.Function.prototype.bind.call(clean[name] as () => unknown, window);
  }
  return bound;
}

function builtinOf(owner: any, key: PropertyKey, native: PropertyDescriptor): Builtin {
  return { owner, key, native, get: native.get, value: native.value };
}

function isInPlace(builtin: Builtin): boolean {
  const { owner, key, get } = builtin;
  if (get) return getOwnPropertyDescriptor(owner, key)?.get === get;
  try {
    return owner[key] === builtin.value;
  } catch {
    return false; // the page put a getter there
  }
}

function put(owner: any, key: PropertyKey, own: PropertyDescriptor): void {
  const descriptor = { __proto__: null, ...own } as PropertyDescriptor;
  const present = getOwnPropertyDescriptor(owner, key);
  if (present && !present.configurable) owner[key] = descriptor.value;
  else defineProperty(owner, key, descriptor);
}

function keysOf(owner: any, row: string[], inherits: boolean): PropertyKey[] {
  const last = row[row.length - 1];
  if (last !== "*" && last !== "@") return row;
  const keys: PropertyKey[] = [];
  for (let at = 0; at < row.length; at++) keys[at] = row[at]!;
  const all = ownKeys(owner);
  for (let at = 0; at < all.length; at++) {
    const key = all[at]!;
    if (typeof key !== "symbol" && (last === "@" || key === "constructor")) continue;
    const found = (inherits ? described(owner, key) : getOwnPropertyDescriptor(owner, key))!;
    if (found.get || typeof found.value === "function") keys[keys.length] = key;
  }
  return keys;
}

function lookUp(window: AnyWindow, path: string, clean = false): any {
  let found: any = window;
  if (!path) return found;
  if (path[0] === "%") return unnamed(path, getPrototypeOf, clean ? window : undefined);
  const parts = split(path, ".");
  for (let at = 0; found && at < parts.length; at++) found = found[parts[at]!];
  return found;
}

/** String.prototype.split may be the very thing that was replaced. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [""];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === separator) parts[parts.length] = "";
    else parts[parts.length - 1] += text[at];
  }
  return parts;
}

/** Names of constructors are. */
function isUpperCase(key: PropertyKey): boolean {
  return typeof key === "string" && key[0]! >= "A" && key[0]! <= "Z";
}
