/** Runs the user's code like a script of the page: with the page's builtins, in the frame's window. */
import { type Call, Failure } from "../kernel/operation";
import { errorWire, toWire } from "../values/serialize";
import { isErrorObject, nameOfError, textOfThrown } from "../values/describe";
import type { Wire } from "../contract";

interface Params {
  source?: string;
}

/** The value of the user's code: a function, or already the result. */
export function compile(call: Call<Params>): unknown {
  const { code, kernel } = call;
  const { source } = call.params;
  if (code && source === undefined) return guarded(() => kernel.outside(code));
  return evaluated(call, source ?? "undefined");
}

/** Calls it when it is a function. */
export function apply(call: Call, value: unknown, args: unknown[]): unknown {
  if (typeof value !== "function") return value;
  const invoke = Reflect.apply; // taken inside the guard
  return guarded(() => call.kernel.outside(() => invoke(value, undefined, args)));
}

/** The value of the user's code, or what it returns when it is a function: in one step out of the guard if possible. */
export function valueOf(call: Call<Params>, args: unknown[]): unknown {
  const { code, kernel, params } = call;
  if (!code || params.source !== undefined) return apply(call, compile(call), args);
  const invoke = Reflect.apply; // taken inside the guard
  return guarded(() =>
    kernel.outside(() => {
      const value = code();
      return typeof value === "function" ? invoke(value, undefined, args) : value;
    }),
  );
}

/** An error of the user's code, in the shape of a failure. */
export function scriptFailure(thrown: unknown): Failure {
  return new Failure("script", textOf(thrown), { thrown: wireOf(thrown) });
}

function guarded<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw scriptFailure(error);
  }
}

/**
 * Evaluates it in the window's own scope. In parentheses first, so that `function () {}` is a function; text that
 * begins with a brace first as a block, as in Playwright.
 */
function evaluated(call: Call<Params>, source: string): unknown {
  const { code, kernel, realm } = call;
  const window = realm.window as unknown as { eval(text: string): unknown };
  const evaluate = (text: string) => kernel.outside(() => window.eval(text));
  const parenthesised = `(${source}\n)`;
  const [first, second] = /^\s*\{/.test(source) ? [source, parenthesised] : [parenthesised, source];
  try {
    try {
      return evaluate(first);
    } catch (error) {
      if (!isSyntaxError(error)) throw error;
      return evaluate(second);
    }
  } catch (error) {
    if (!isErrorObject(error) || error.name !== "EvalError") throw scriptFailure(error);
    // The page's policy forbids eval. A function that came as part of the turn's text can still look names up in
    // the frame: Python sends one on request.
    if (!code) throw new Failure("csp", error.message);
    return guarded(() => kernel.outside(() => (code as unknown as (scope: object) => unknown)(window)));
  }
}

function isSyntaxError(error: unknown): boolean {
  return isErrorObject(error) && error.name === "SyntaxError";
}

/** In Playwright's words: the stack of an error, otherwise the value. */
function textOf(thrown: unknown): string {
  if (!isErrorObject(thrown)) return textOfThrown(thrown);
  const name = nameOfError(thrown);
  const head = thrown.message ? `${name}: ${thrown.message}` : name;
  const frames = String(thrown.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [head, ...frames.filter((line) => !line.includes("__smooth_"))].join("\n");
}

function wireOf(thrown: unknown): Wire {
  return isErrorObject(thrown) ? errorWire(thrown) : toWire(thrown);
}
