/** From the wire to a JavaScript value of the realm that it is for. */
import type { Tagged, Wire } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { fromBase64 } from "./bytes";

type AnyWindow = Window & typeof globalThis;

/** Handles become their objects. Throws `detached` for disposed ones. */
export function fromWire(value: Wire | undefined, kernel: Kernel, home: AnyWindow): unknown {
  return new Reader(kernel, home).read(value);
}

class Reader {
  readonly #met = new Map<number, unknown>();

  constructor(
    private readonly kernel: Kernel,
    private readonly home: AnyWindow,
  ) {}

  read(value: Wire | undefined): unknown {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return this.#array(value, new this.home.Array() as unknown[]);
    if ("$" in value) return this.#tagged(value as unknown as Tagged);
    const object = new this.home.Object() as Record<string, unknown>;
    for (const key of Object.keys(value)) define(object, key, this.read(value[key]));
    return object;
  }

  #array(items: Wire[], into: unknown[]): unknown[] {
    for (let at = 0; at < items.length; at++) into[at] = this.read(items[at]);
    return into;
  }

  #tagged(value: Tagged): unknown {
    const { home } = this;
    switch (value.$) {
      case "undefined":
        return undefined;
      case "number":
        return Number(value.v);
      case "bigint":
        return BigInt(value.v);
      case "date":
        return new home.Date(value.v ?? NaN);
      case "url":
        return new home.URL(value.v);
      case "regexp":
        return new home.RegExp(value.source, value.flags);
      case "error": {
        const error = new home.Error(value.message);
        error.name = value.name;
        if (value.stack) error.stack = value.stack;
        return error;
      }
      case "bytes":
        return this.#bytes(value.type, value.v);
      case "text":
        return value.v;
      case "handle":
        return this.kernel.held(value);
      case "ref":
        return this.#met.get(value.id);
      default:
        return this.#container(value);
    }
  }

  #container(value: Extract<Tagged, { id: number; v: unknown }>): unknown {
    const { home } = this;
    switch (value.$) {
      case "array": {
        const array = new home.Array() as unknown[];
        this.#met.set(value.id, array);
        return this.#array(value.v, array);
      }
      case "object": {
        const object = new home.Object() as Record<string, unknown>;
        this.#met.set(value.id, object);
        for (const [key, inner] of value.v) define(object, key, this.read(inner));
        return object;
      }
      case "map": {
        const map = new home.Map();
        this.#met.set(value.id, map);
        for (const [key, inner] of value.v) map.set(this.read(key), this.read(inner));
        return map;
      }
      case "set": {
        const set = new home.Set();
        this.#met.set(value.id, set);
        for (const inner of value.v) set.add(this.read(inner));
        return set;
      }
    }
  }

  #bytes(type: string, base64: string): unknown {
    const bytes = fromBase64(base64);
    if (type === "ArrayBuffer") return bytes.buffer;
    const made = (this.home as unknown as Record<string, Uint8ArrayConstructor | undefined>)[type] ?? Uint8Array;
    return new made(bytes.buffer);
  }
}

/** As an own property, also for `__proto__`. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
