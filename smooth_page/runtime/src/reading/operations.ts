/**
 * Reading elements at once: texts, values, attributes, boxes, states.
 */
import { ariaSnapshot } from "../aria/snapshot";
import type { Commands } from "../commands";
import type { Handle } from "../contract";
import { type Call, Failure, type Operations, type Running } from "../kernel/operation";
import { bestControlSelector } from "../selectors/best";
import { queryAll, resolve } from "../selectors/target";
import { attached } from "../waiting/until";
import { read, readAll, state } from "./read";

function query(call: Call<Commands["query"]["params"]>): Handle | null {
  const element = resolve(call, call.params.target);
  return element ? call.kernel.hold(element) : null;
}

function queryHandles(call: Call<Commands["query.all"]["params"]>): Handle[] {
  return queryAll(call, call.params.target).map((element) => call.kernel.hold(element));
}

function count(call: Call<Commands["query.count"]["params"]>): number {
  return queryAll(call, call.params.target).length;
}

function* snapshot(call: Call<Commands["aria.snapshot"]["params"]>): Running<string> {
  const { target, ...options } = call.params;
  return ariaSnapshot(yield* attached(call, target), options);
}

function best(call: Call<Commands["selector.best"]["params"]>): string {
  const { target } = call.params;
  const element = resolve(call, target);
  if (!element) throw new Failure("not-found", `No element matching ${target.selector}`);
  return bestControlSelector(call.kernel, element);
}

export const operations: Operations = {
  query: { run: query },
  "query.all": { run: queryHandles },
  "query.count": { run: count },
  read: { run: read },
  "read.all": { run: readAll },
  state: { run: state },
  "aria.snapshot": { run: snapshot },
  "selector.best": { run: best },
};
