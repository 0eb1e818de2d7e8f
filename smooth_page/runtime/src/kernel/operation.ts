/**
 * Operations: generators that yield what they wait for.
 *
 * The kernel steps an operation inside the guard (kernel/guard.ts), so that between two yields no script of the page
 * runs and the builtins are the browser's own. It also ends the operation at its deadline, so that no operation needs
 * to look at the clock.
 */
import type { Commands } from "../commands";
import type { FailureInfo, Question } from "../contract";
import type { Realm } from "./realms";
import type { Kernel } from "./kernel";

/** Something that an operation waits for. Made by the functions below, never by hand. */
export type Step =
  | { wait: "frame" }
  | { wait: "time"; ms: number; until?: WakeUp }
  | { wait: "promise"; promise: PromiseLike<unknown> }
  | { wait: "python"; ask: Question };

/**
 * Ends a sleep early. The kernel calls it, inside the guard, when the sleep begins, with what to call for waking up;
 * what it returns is called, inside the guard, when the sleep is over for whatever reason.
 */
export type WakeUp = (wake: () => void) => () => void;

export type Running<T = unknown> = Generator<Step, T, any>;

/** Waits for the next animation frame of the main window; returns its timestamp. */
export function* frame(): Generator<Step, number, number> {
  return yield { wait: "frame" };
}

export function* sleep(ms: number, until?: WakeUp): Generator<Step, void, unknown> {
  yield { wait: "time", ms, until };
}

/** A rejection is thrown into the operation. */
export function* settled<T>(promise: PromiseLike<T>): Generator<Step, T, T> {
  return yield { wait: "promise", promise };
}

/** Ends the turn and continues with Python's answer. */
export function* python<T>(ask: Question): Generator<Step, T, T> {
  return yield { wait: "python", ask };
}

/** One call of an operation. */
export interface Call<P = any> {
  readonly id: number;
  readonly params: P;
  /** The frame it was sent to. Throws a `detached` failure from the kernel when that is gone. */
  readonly realm: Realm;
  readonly kernel: Kernel;
  /** The user's function or expression, compiled with the turn's own text, so no CSP can forbid it (main frame only). */
  readonly code: (() => unknown) | undefined;
  /** On the kernel's clock (`kernel.now()`); Infinity without a limit. */
  readonly deadline: number;
  /** Lines of Playwright's call log: two spaces per level, no dashes. Python folds repetitions and draws the list. */
  readonly log: string[];
  /** True once the page may have been changed: the operation must not be started again. */
  dispatched: boolean;
  /** True once the user's code has run, which must not run again if the reply is lost. */
  ran: boolean;
  /** True once it is known that the page begins no navigation because of it: the turn that waits for it can end at once. */
  stays: boolean;
  /** True if it goes on in the next document: turns that wait for it last until the document is gone. */
  follows: boolean;
  /** Milliseconds left, never negative. */
  remaining(): number;
  /** To be done before mouse and keyboard are used: a trace takes a picture. */
  beforeInput?: () => Running<void>;
}

export interface Operation<P = any, R = unknown> {
  run: (call: Call<P>) => Running<R> | R;
  /** It ends itself at its deadline, with a result of its own; the kernel does not time it out. */
  ownsDeadline?: boolean;
}

export function isRunning(value: unknown): value is Running {
  return typeof value === "object" && value !== null && Object.prototype.toString.call(value) === "[object Generator]";
}

/** Runs another operation as a part of a call. Whether it has acted is its own: the call says so itself. */
export function runWithin(call: Call, operation: Operation, params: unknown): void {
  operation.run(Object.create(call, { params: { value: params } }) as Call);
}

/** An operation of commands.ts, with the parameters and the result that are declared there. */
export type OperationOf<Name extends keyof Commands> = Operation<Commands[Name]["params"], Commands[Name]["result"]>;

export type Operations = { [Name in keyof Commands]?: OperationOf<Name> };

/** An expected failure. Everything else that an operation throws is reported as `internal`. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureInfo["kind"],
    message: string,
    readonly details: Partial<FailureInfo> = {},
  ) {
    super(message);
  }
}
