/** evaluate and waitForFunction. */
import type { Commands } from "../commands";
import type { Wire } from "../contract";
import { type Call, Failure, frame, type OperationOf, type Running, settled, sleep } from "../kernel/operation";
import { queryAll, resolve } from "../selectors/target";
import { attached } from "../waiting/until";
import { apply, compile, scriptFailure, valueOf } from "./code";
import { fromWire } from "../values/deserialize";
import { toWire } from "../values/serialize";

type Params = Commands["evaluate"]["params"];

export const evaluate: OperationOf<"evaluate"> = {
  *run(call) {
    const { returns } = call.params;
    const first = yield* firstArgument(call);
    const args = [...first, fromWire(call.params.arg, call.kernel, call.realm.window)];
    const value = applyOnce(call, args);
    const result = yield* awaited(value);
    return returns === "handle" ? (call.kernel.hold(result) as unknown as Wire) : toWire(result);
  },
};

/**
 * If the document is unloaded while the code runs, before its promise settles or before the reply has left, the code must
 * not run again in the next one.
 */
function applyOnce(call: Call<Params>, args: unknown[]): unknown {
  let value: unknown;
  call.ran = true;
  call.dispatched = true;
  try {
    value = valueOf(call, args);
  } finally {
    call.dispatched = isThenable(value);
  }
  return value;
}

/** The element or elements that precede the user's argument. */
function* firstArgument(call: Call<Params>): Running<unknown[]> {
  const { target, all, wait } = call.params;
  if (!target) return [];
  if (all) return [queryAll(call, target)];
  if (target.handle) return [call.kernel.held(target.handle)];
  if (wait) return [yield* attached(call, target)];
  const element = resolve(call, target);
  if (element) return [element];
  throw new Failure("not-found", `Failed to find element matching selector "${target.selector}"`);
}

/** The value of a promise. Its rejection becomes a failure of the user's code. */
function* awaited(value: unknown): Running<unknown> {
  if (!isThenable(value)) return value;
  try {
    return yield* settled(value);
  } catch (error) {
    throw scriptFailure(error);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  try {
    return typeof (value as PromiseLike<unknown>).then === "function";
  } catch {
    return false;
  }
}

export const waitForFunction: OperationOf<"waitForFunction"> = {
  *run(call) {
    const { polling, target } = call.params;
    const first = target ? [yield* attached(call, target)] : [];
    const args = [...first, fromWire(call.params.arg, call.kernel, call.realm.window)];
    for (;;) {
      // Compiled each time, because an expression means its present value.
      const result = yield* awaited(apply(call, compile(call), args));
      if (result) return call.kernel.hold(result);
      if (polling === "raf") yield* frame();
      else yield* sleep(polling);
    }
  },
};
