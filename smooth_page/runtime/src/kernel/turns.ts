/** A turn in progress: answers as soon as one of the operations that it waits for has something to report. */
import type { Reply } from "../contract";
import type { Timer, Timers } from "./timers";

interface Host {
  readonly timers: Timers;
  inside<T>(action: () => T): T;
}

export class Turn {
  #answer: ((reply: Reply) => void) | undefined;
  #timer: Timer | undefined;
  /** Set once it has answered. */
  over = false;

  constructor(
    readonly waitsFor: ReadonlySet<number>,
    private readonly reply: (turn: Turn) => Reply,
    private readonly host: Host,
  ) {}

  /** Returns the reply if there is nothing left to wait for, otherwise a promise that takes at most `slice` ms. */
  open(ready: boolean, slice: number): Reply | Promise<Reply> {
    if (ready || slice <= 0) {
      this.over = true;
      return this.reply(this);
    }
    this.#timer = this.host.timers.after(slice, () => this.host.inside(() => this.end()));
    return promised((answer) => (this.#answer = answer));
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    if (this.#timer !== undefined) this.host.timers.cancel(this.#timer);
    this.#answer?.(this.reply(this));
  }
}

/** The browser's Promise, whatever the page calls so. */
const NativePromise = (async () => {})().constructor as PromiseConstructor;
const { then } = NativePromise.prototype;
const { defineProperty } = Object;

/** A promise that `begin` gets the function for that resolves it. Called inside the guard. */
export function promised<T>(begin: (resolve: (value: T | Promise<T>) => void) => void): Promise<T> {
  return own(new NativePromise<T>(begin));
}

/** An async function that returns a promise calls its `then`, which the page may have replaced. Called inside the guard. */
export function own<T>(promise: Promise<T>): Promise<T> {
  return defineProperty(promise, "then", { __proto__: null, value: then } as PropertyDescriptor); // pages can freeze `then`
}
