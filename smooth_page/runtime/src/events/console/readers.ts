/** Computes what a call of a console method writes. */
import type { Counters } from "./counters";

/** The type of the message and its arguments. Undefined: nothing is written. */
export type Read = (args: unknown[]) => [type: string, args: unknown[]] | undefined;

/** The type of the message by method. Without arguments, the given text is written, if any. */
const METHODS: [method: string, type: string, alone?: string][] = [
  ["log", "log"],
  ["debug", "debug"],
  ["info", "info"],
  ["error", "error"],
  ["warn", "warning"],
  ["dir", "dir"],
  ["dirxml", "dirxml"],
  ["table", "table"],
  ["trace", "trace", "console.trace"],
  ["clear", "clear", "console.clear"],
  ["group", "startGroup", "console.group"],
  ["groupCollapsed", "startGroupCollapsed", "console.groupCollapsed"],
  ["groupEnd", "endGroup", "console.groupEnd"],
];

/** By method. */
export function readers(counters: Counters): Map<string, Read> {
  const plain = METHODS.map(([method, type, alone]): [string, Read] => [
    method,
    (args) => {
      if (args.length) return [type, args];
      return alone === undefined ? undefined : [type, [alone]];
    },
  ]);
  return new Map<string, Read>([
    ...plain,
    ["assert", ([condition, ...rest]) => (condition ? undefined : ["assert", rest.length ? rest : ["console.assert"]])],
    ["count", ([label]) => ["count", [counters.count(label)]]],
    ["countReset", ([label]) => counters.reset(label)],
    ["time", ([label]) => counters.start(label)],
    ["timeLog", ([label, ...rest]) => counters.read(label, "log", rest)],
    ["timeEnd", ([label]) => counters.read(label, "timeEnd", [])],
  ]);
}
