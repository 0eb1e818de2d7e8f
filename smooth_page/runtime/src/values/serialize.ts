/** From a JavaScript value to the wire, by the rules of Playwright's evaluate. */
import type { Tagged, Wire } from "../contract";
import { toBase64 } from "./bytes";
import { isNode } from "../dom/kinds";
import { className, isErrorLike, isWindow } from "./kinds";

/**
 * Serializes a value. Functions and symbols become undefined, nodes and windows names; getters that throw are omitted.
 */
export function toWire(value: unknown): Wire {
  return new Writer().write(value);
}

/** An object or array that was written before, and where, so that it can get an id when it appears again. */
interface Met {
  id?: number;
  tag(id: number): void;
}

class Writer {
  readonly #met = new Map<object, Met>();
  #lastId = 0;

  write(value: unknown): Wire {
    const holder: { out: Wire } = { out: null };
    this.#put(value, (out) => (holder.out = out));
    return holder.out;
  }

  #put(value: unknown, place: (out: Wire) => void): void {
    if (typeof value === "object" && value !== null) return this.#putObject(value, place);
    place(primitive(value));
  }

  #putObject(value: object, place: (out: Wire) => void): void {
    const met = this.#met.get(value);
    if (met) {
      if (met.id === undefined) met.tag((met.id = ++this.#lastId));
      return place(tagged({ $: "ref", id: met.id }));
    }
    const special = specialObject(value);
    if (special !== undefined) return place(special);
    if (Array.isArray(value)) this.#putArray(value, place);
    else this.#putPlain(value as Record<string, unknown>, place);
  }

  #putArray(value: unknown[], place: (out: Wire) => void): void {
    const out: Wire[] = [];
    this.#met.set(value, { tag: (id) => place(tagged({ $: "array", id, v: out })) });
    place(out);
    for (let at = 0; at < value.length; at++) this.#put(value[at], (item) => (out[at] = item));
  }

  #putPlain(value: Record<string, unknown>, place: (out: Wire) => void): void {
    const keys = Object.keys(value);
    if (!keys.length) {
      const json = jsonOf(value);
      if (json) return json.value === value ? place(primitive(undefined)) : this.#put(json.value, place);
    }
    const out: Record<string, Wire> = {};
    const entries: [string, Wire][] = [];
    const met: Met = { tag: (id) => place(tagged({ $: "object", id, v: entries })) };
    this.#met.set(value, met);
    place(out);
    for (const key of keys) {
      let inner: unknown;
      try {
        inner = value[key];
        if (key === "toJSON" && typeof inner === "function") inner = {}; // as in Playwright
      } catch {
        continue;
      }
      if (key === "$" && met.id === undefined) met.tag((met.id = ++this.#lastId));
      const entry: [string, Wire] = [key, null];
      entries.push(entry);
      this.#put(inner, (item) => {
        entry[1] = item;
        Object.defineProperty(out, key, { value: item, enumerable: true, configurable: true, writable: true });
      });
    }
  }
}

/** Objects without own members serialize by `toJSON`, for example rectangles. */
function jsonOf(value: Record<string, unknown>): { value: unknown } | undefined {
  try {
    return typeof value.toJSON === "function" ? { value: value.toJSON() } : undefined;
  } catch {
    return undefined;
  }
}

function primitive(value: unknown): Wire {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      if (Number.isFinite(value) && !Object.is(value, -0)) return value;
      return tagged({ $: "number", v: (Object.is(value, -0) ? "-0" : String(value)) as "NaN" });
    case "bigint":
      return tagged({ $: "bigint", v: String(value) });
    case "object":
      return null;
    default:
      return tagged({ $: "undefined" });
  }
}

/** Objects with a tag of their own. Undefined: it has none. */
function specialObject(value: object): Wire | undefined {
  if (isWindow(value)) return "ref: <Window>";
  if (isNode(value)) return value.nodeType === 9 ? "ref: <Document>" : "ref: <Node>";
  const name = className(value);
  try {
    if (name === "Date") {
      const time = Date.prototype.getTime.call(value);
      return tagged({ $: "date", v: Number.isNaN(time) ? null : time });
    }
    if (name === "RegExp") return tagged({ $: "regexp", source: (value as RegExp).source, flags: (value as RegExp).flags });
    if (name === "URL") return tagged({ $: "url", v: (value as URL).href });
  } catch {
    return undefined; // it only has that name
  }
  if (isErrorLike(value)) return errorWire(value);
  if (ArrayBuffer.isView(value) && name !== "DataView")
    return tagged({ $: "bytes", type: name, v: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) });
  return undefined;
}

export function errorWire(error: Error): Wire {
  return tagged({ $: "error", name: String(error.name), message: String(error.message), stack: String(error.stack) });
}

function tagged(value: Tagged): Wire {
  return value as unknown as Wire;
}
