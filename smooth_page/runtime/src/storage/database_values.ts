/** Values of IndexedDB in a storage state: as JSON if possible, otherwise in the encoding of Playwright's files. */
import { fromBase64, toBase64 } from "../values/bytes";
import { className, isErrorLike } from "../values/kinds";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const ARRAYS: Record<string, string> = {
  Int8Array: "i8", Uint8Array: "ui8", Uint8ClampedArray: "ui8c", Int16Array: "i16", Uint16Array: "ui16",
  Int32Array: "i32", Uint32Array: "ui32", Float32Array: "f32", Float64Array: "f64",
  BigInt64Array: "bi64", BigUint64Array: "bui64",
};
const ERRORS = ["EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError"];

/** `{name: value}`, or `{nameEncoded: ...}`. Blobs, files and keys become empty objects, as they do in Playwright. */
export function written(name: "key" | "value", value: unknown): { [key: string]: Json } {
  return isJson(value, []) ? { [name]: value as Json } : { [`${name}Encoded`]: new Encoder().encode(value) };
}

/** The opposite. Undefined if there is neither. */
export function read(name: "key" | "value", from: { [key: string]: Json }): unknown {
  const encoded = from[`${name}Encoded`];
  return encoded === undefined ? from[name] : new Decoder().decode(encoded);
}

function isJson(value: unknown, around: object[]): boolean {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== "object") return typeof value === "string" || typeof value === "boolean";
  if (value === null) return true;
  if (around.includes(value)) return false;
  const inside = [...around, value];
  if (Array.isArray(value)) return Array.from(value).every((item) => isJson(item, inside));
  // In an object literal, `__proto__` would set the prototype.
  if (className(value) !== "Object" || Object.keys(value).includes("__proto__")) return false;
  return Object.values(value).every((item) => isJson(item, inside));
}

class Encoder {
  readonly #ids = new Map<object, number>();

  encode(value: unknown): Json {
    if (typeof value === "bigint") return { bi: String(value) };
    if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? value : { v: numberName(value) };
    if (typeof value === "string" || typeof value === "boolean") return value;
    if (value === null || typeof value !== "object") return { v: value === null ? "null" : "undefined" };
    const known = this.#ids.get(value);
    return known === undefined ? (this.#leaf(value) ?? this.#holder(value)) : { ref: known };
  }

  #leaf(value: object): Json | undefined {
    const name = className(value);
    if (name === "Date") return { d: Number.isNaN((value as Date).getTime()) ? null : (value as Date).toISOString() };
    if (name === "RegExp") return { r: { p: (value as RegExp).source, f: (value as RegExp).flags } };
    if (name === "ArrayBuffer") return { ab: { b: toBase64(new Uint8Array(value as ArrayBuffer)) } };
    if (isErrorLike(value)) return { e: { n: value.name, m: value.message, s: value.stack ?? "" } };
    if (!(name in ARRAYS)) return undefined;
    const { buffer, byteOffset, byteLength } = value as Uint8Array;
    return { ta: { b: toBase64(new Uint8Array(buffer, byteOffset, byteLength)), k: ARRAYS[name] } };
  }

  /** Gets its number before its parts are written, because they may refer back to it. */
  #holder(value: object): Json {
    const id = this.#ids.size + 1;
    this.#ids.set(value, id);
    if (Array.isArray(value)) return { a: Array.from(value, (item) => this.encode(item)), id };
    const name = className(value);
    if (name === "Set") return { s: Array.from(value as Set<unknown>, (item) => this.encode(item)), id };
    const entries = name === "Map" ? Array.from(value as Map<unknown, unknown>) : Object.entries(value);
    return { [name === "Map" ? "m" : "o"]: entries.map(([k, v]) => ({ k: this.encode(k), v: this.encode(v) })), id };
  }
}

function numberName(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

class Decoder {
  readonly #met = new Map<number, unknown>();

  decode(value: Json | undefined): unknown {
    if (typeof value !== "object" || value === null) return value;
    const from = value as any;
    if ("ref" in from) return this.#met.get(from.ref);
    if ("v" in from) return from.v === "undefined" ? undefined : from.v === "null" ? null : Number(from.v);
    if ("bi" in from) return BigInt(from.bi);
    if ("d" in from) return new Date(from.d ?? NaN);
    if ("r" in from) return new RegExp(from.r.p, from.r.f);
    if ("e" in from) return error(from.e);
    if ("ab" in from) return fromBase64(from.ab.b).buffer;
    if ("ta" in from) return typedArray(from.ta);
    return this.#holder(from);
  }

  #holder(from: any): unknown {
    const into = "a" in from ? [] : "m" in from ? new Map() : "s" in from ? new Set() : {};
    if (from.id !== undefined) this.#met.set(from.id, into);
    if (Array.isArray(into)) for (const item of from.a) into.push(this.decode(item) as never);
    else if (into instanceof Map) for (const { k, v } of from.m) into.set(this.decode(k), this.decode(v));
    else if (into instanceof Set) for (const item of from.s) into.add(this.decode(item));
    else for (const { k, v } of from.o) define(into, k, this.decode(v));
    return into;
  }
}

/** An assignment would set the prototype where the name is `__proto__`. */
function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

function error({ n, m, s }: { n: string; m: string; s: string }): Error {
  const make: ErrorConstructor = ERRORS.includes(n) ? (globalThis as any)[n] : Error;
  const made = new make(m);
  if (made.name !== n) made.name = n;
  made.stack = s;
  return made;
}

function typedArray({ b, k }: { b: string; k: string }): unknown {
  const name = Object.keys(ARRAYS).find((each) => ARRAYS[each] === k);
  if (!name) throw new TypeError(`${k} is not a type of typed array`);
  return new (globalThis as any)[name](fromBase64(b).buffer);
}
