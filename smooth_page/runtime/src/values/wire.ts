/**
 * The tags of the wire. JSON stands for itself; the rest is an object with the key `$`. Twin: smooth_page/_shared/wire/wire.py.
 */
export type Tagged =
  | { $: "undefined" }
  | { $: "number"; v: "NaN" | "Infinity" | "-Infinity" | "-0" }
  | { $: "bigint"; v: string }
  | { $: "date"; v: number | null } // ms since the epoch; null: invalid
  | { $: "url"; v: string }
  | { $: "regexp"; source: string; flags: string }
  | { $: "error"; name: string; message: string; stack: string }
  | { $: "map"; id: number; v: [unknown, unknown][] }
  | { $: "set"; id: number; v: unknown[] }
  | { $: "bytes"; type: string; v: string } // a typed array's class name (or ArrayBuffer), base64 of its bytes
  | { $: "object"; id: number; v: [string, unknown][] } // an object met twice, or one with a key `$`
  | { $: "array"; id: number; v: unknown[] } // an array met twice
  | { $: "ref"; id: number } // an object, array, map or set met before, by its id
  | { $: "text"; v: string } // what has no value, shown: symbols, nodes ("ref: <Node>"), windows, functions
  | { $: "handle"; id: number; doc: string; kind: "node" | "object"; preview: string };
