/**
 * Keeps the browser's own builtins in place while a step of an operation runs.
 *
 * Pages replace builtins: polyfills do it well, hostile or broken scripts badly. The originals are restored for the
 * synchronous duration of a step, and the page's versions after it. If the page has replaced none, this only compares
 * some hundred references per step. Every new document does that with code that the browser has not optimized for it, so the
 * comparison has few steps.
 *
 * This code must not depend on what it guards against: it uses no array methods, iterators or destructuring of arrays,
 * and no global by its bare name, which a script can shadow (`const URL = ...`).
 */
import { ATTRIBUTES, DOM, EVENTS, LANGUAGE, OF_WINDOW, PLATFORM, type Row } from "./builtins";
import { pollingObserver } from "./polling_observer";
import { dropPristine, isNative, pristineWindow } from "./pristine";
import { unnamed } from "./unnamed";

type AnyWindow = Window & typeof globalThis;

/** The browser's own properties of one object. Lists side by side, which are read quickly. */
interface Builtins {
  owner: any;
  /** Those with a value. */
  keys: PropertyKey[];
  values: unknown[];
  /** Those with a getter. */
  gotten: PropertyKey[];
  accessors: PropertyDescriptor[];
}

interface Frame {
  window: AnyWindow;
  prototype: object;
  builtins: Builtins[];
  /** The window's own. They can only be read as long as the window shows this document. */
  attributes: Builtins;
}

interface Replaced {
  owner: any;
  key: PropertyKey;
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
  readonly #main: Builtins[] = [];
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

  /** While builtins are captured: no script of the page has run in their window. */
  #isFresh: boolean;
  /** Nothing has run since the builtins of such a window were captured. */
  #isUnused: boolean;

  /** `isFresh`: no script of the page has run in the window. */
  constructor(window: AnyWindow, isFresh: boolean) {
    this.#isFresh = this.#isUnused = isFresh;
    this.#close();
    this.#inherits = "get" in {} || "value" in {};
    this.#captureAll(this.#main, window, LANGUAGE, (row) => lookUp(pristineWindow(window), row, true));
    this.#captureAll(this.#main, window, EVENTS, (row) => lookUp(pristineWindow(window), row));
    // Not there natively; where a page sets it, reading any error's stack calls it.
    this.#keep(window.Error, "prepareStackTrace", undefined);
    // Another window's would make `await` ask the page how promises go on.
    if (isNative(window.Promise, true)) this.#keep(getPrototypeOf((async () => {})()), "constructor", window.Promise);
    this.#captureAll(this.#main, window, PLATFORM, (row) => lookUp(pristineWindow(window), row));
    this.#captureAll(this.#main, window, OF_WINDOW, () => boundTo(window, pristineWindow(window)));
    this.#main[this.#main.length] = this.#attributes(window, pristineWindow);
    this.#captureInterfaces(window);
    this.#captureObserver(window);
    this.#captureAll(this.#main, window, DOM, (row) => lookUp(pristineWindow(window), row));
    dropPristine();
    this.#isFresh = false;
    this.#open();
  }

  /** Runs an action with the browser's builtins in place. */
  inside<T>(action: () => T): T {
    if (this.#depth++ === 0 && !this.#isUnused) this.#swapIn();
    this.#isUnused = false;
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
    const builtins: Builtins[] = [];
    // Methods of the main window work on nodes of every window.
    this.#captureAll(builtins, frame, DOM, (row) => lookUp(window, row));
    const attributes = this.#attributes(frame, () => window);
    this.#frames[this.#frames.length] = { window: frame, prototype, builtins, attributes };
    this.#swapInFrame(this.#frames[this.#frames.length - 1]!);
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

  #captureAll(into: Builtins[], window: AnyWindow, rows: Row[], substitute?: (row: Row) => any): void {
    const interfaces = rows === DOM ? interfacesOf(window.document) : undefined;
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!;
      const owner = interfaces?.[row[0]] ?? lookUp(window, row);
      if (owner) into[into.length] = this.#captured(owner, row, substitute);
    }
  }

  #captured(owner: any, row: Row, substitute?: (row: Row) => any): Builtins {
    const builtins = builtinsOf(owner);
    const keys = row[1];
    const getters = row[3];
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]!;
      if (key === "*" || key === "@") this.#captureMany(builtins, key === "*", row, substitute);
      else if (this.#isFresh && getters && owner[key]) addValue(builtins, key, owner[key]);
      else this.#capture(builtins, key, false, row, substitute);
    }
    for (let at = 0; getters && at < getters.length; at++) this.#capture(builtins, getters[at]!, false, row, substitute);
    return builtins;
  }

  #captureMany(builtins: Builtins, isAll: boolean, row: Row, substitute?: (row: Row) => any): void {
    const { owner } = builtins;
    const getters = row[3];
    const keys = ownKeys(owner);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]!;
      if (typeof key === "symbol") this.#capture(builtins, key, true, row, substitute);
      else if (!isAll || key === "constructor" || key === getters?.[0]) continue;
      else if (this.#isFresh && getters && typeof owner[key] === "function") addValue(builtins, key, owner[key]);
      else this.#capture(builtins, key, true, row, substitute);
    }
  }

  /** `isAny`: of all that are there, and only if it is a method or a getter. */
  #capture(builtins: Builtins, key: PropertyKey, isAny: boolean, row: Row, substitute?: (row: Row) => any): void {
    const { owner } = builtins;
    const found = this.#inherits ? described(owner, key) : getOwnPropertyDescriptor(owner, key);
    if (!found || (isAny && !found.get && typeof found.value !== "function")) return;
    const native = this.#isFresh ? found : this.#native(found, key, () => substitute?.(row));
    if (native.get) addGetter(builtins, key, native);
    else addValue(builtins, key, native.value);
  }

  /** Scripts call variables of their own so, which replaces the attribute. The getter of another window works for this one. */
  #attributes(window: AnyWindow, other: (window: AnyWindow) => AnyWindow): Builtins {
    const builtins = builtinsOf(window);
    for (let at = 0; at < ATTRIBUTES.length; at++) {
      const key = ATTRIBUTES[at]!;
      let found = described(window, key);
      if (!this.#isFresh && found && !isNative(found.get)) found = described(other(window), key);
      if (found?.get) addGetter(builtins, key, found);
    }
    return builtins;
  }

  /** Scripts call variables of their own so (`var Node = ...`). */
  #captureInterfaces(window: AnyWindow): void {
    const interfaces = interfacesOf(window.document);
    for (const name in interfaces) {
      const { constructor } = interfaces[name] as { constructor: unknown };
      this.#keep(window, name, constructor);
    }
  }

  /** One of another window's would not be called for nodes of this one. */
  #captureObserver(window: AnyWindow): void {
    const { MutationObserver, WebKitMutationObserver } = window as AnyWindow & Record<string, unknown>;
    const own = isNative(MutationObserver, true) ? MutationObserver : WebKitMutationObserver;
    this.#keep(window, "MutationObserver", isNative(own, true) ? own : pollingObserver(window));
  }

  #keep(owner: object, key: string, value: unknown): void {
    const builtins = builtinsOf(owner);
    addValue(builtins, key, value);
    this.#main[this.#main.length] = builtins;
  }

  #native(found: PropertyDescriptor, key: PropertyKey, substitute: () => any): PropertyDescriptor {
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
    for (let at = 0; at < this.#frames.length; at++) this.#swapInFrame(this.#frames[at]!);
  }

  #swapInFrame({ window, prototype, builtins, attributes }: Frame): void {
    this.#swapInAll(builtins);
    if (getPrototypeOf(window) === prototype) this.#swapInEach(attributes);
  }

  #swapInAll(builtins: Builtins[]): void {
    for (let at = 0; at < builtins.length; at++) this.#swapInEach(builtins[at]!);
  }

  #swapInEach({ owner, keys, values, gotten, accessors }: Builtins): void {
    // Not `owner[key]`: a getter of the page's would run, and could return the browser's own now and another one later.
    for (let next = 0; next < keys.length; next++) {
      const found = getOwnPropertyDescriptor(owner, keys[next]!);
      if (found?.value !== values[next] || (values[next] === undefined && found?.get))
        this.#put(owner, keys[next]!, valued(values[next]));
    }
    for (let next = 0; next < gotten.length; next++)
      if (getOwnPropertyDescriptor(owner, gotten[next]!)?.get !== accessors[next]!.get)
        this.#put(owner, gotten[next]!, accessors[next]!);
  }

  #put(owner: any, key: PropertyKey, native: PropertyDescriptor): void {
    const pages = described(owner, key);
    if (pages && !pages.configurable && !pages.writable) return; // can't be replaced
    put(owner, key, native);
    this.#replaced[this.#replaced.length] = { owner, key, pages };
  }

  #swapOut(): void {
    if (this.#replaced.length) this.#putBack();
    this.#open();
  }

  #putBack(): void {
    const replaced = this.#replaced;
    this.#replaced = [];
    for (let at = 0; at < replaced.length; at++) {
      const { owner, key, pages } = replaced[at]!;
      if (pages) put(owner, key, pages);
      else delete owner[key];
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
 * The prototypes of a document and its elements, by the names of what they are the prototypes of, even if scripts have
 * replaced these.
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
    if (typeof name === "string" && name !== "Object") found[name] = owner;
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

function builtinsOf(owner: any): Builtins {
  return { owner, keys: [], values: [], gotten: [], accessors: [] };
}

function addValue({ keys, values }: Builtins, key: PropertyKey, value: unknown): void {
  values[keys.length] = value;
  keys[keys.length] = key;
}

function addGetter({ gotten, accessors }: Builtins, key: PropertyKey, native: PropertyDescriptor): void {
  accessors[gotten.length] = native;
  gotten[gotten.length] = key;
}

function valued(value: unknown): PropertyDescriptor {
  return { __proto__: null, value, writable: true, configurable: true } as PropertyDescriptor;
}

function put(owner: any, key: PropertyKey, own: PropertyDescriptor): void {
  const descriptor = { __proto__: null, ...own } as PropertyDescriptor;
  const present = getOwnPropertyDescriptor(owner, key);
  if (present && !present.configurable) owner[key] = descriptor.get ? descriptor.get.call(owner) : descriptor.value;
  else defineProperty(owner, key, descriptor);
}

function lookUp(window: AnyWindow, row: Row, clean = false): any {
  const name = row[0];
  if (!name) return window;
  if (name[0] === "%") return unnamed(name, getPrototypeOf, clean ? window : undefined);
  const found = (window as any)[name];
  return row[2] ? found?.prototype : found;
}

/** Names of constructors are. */
function isUpperCase(key: PropertyKey): boolean {
  return typeof key === "string" && key[0]! >= "A" && key[0]! <= "Z";
}
