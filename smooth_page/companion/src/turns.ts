/**
 * Python's turns in other windows than the session's own tab.
 *
 * A page that asks Python something answers no turn. While a dialog is open that Python decides about, such turns are on
 * hold: each answers that at once, Python looks at what the session's own tab reports, and asks for the turn's reply again.
 */
import type { Held } from "../../runtime/src/contract";
import type { Document } from "./target";

interface Turn {
  reply: Promise<unknown>;
  /** How many dialogs had put turns on hold at the last report to Python. */
  dialogs: number;
}

export class Turns {
  /** How many are in progress in each document. */
  readonly #documents = new Map<Document, number>();
  /** Those whose reply Python does not have. */
  readonly #turns = new Map<number, Turn>();
  #last = 0;
  #dialogs = 0;
  /** Each puts one on hold. */
  readonly #running = new Set<() => void>();

  get documents(): Iterable<Document> {
    return this.#documents.keys();
  }

  /** Counts a turn while it is in progress. */
  async in<T>(document: Document, turn: () => Promise<T>): Promise<T> {
    const count = this.#documents;
    count.set(document, (count.get(document) ?? 0) + 1);
    try {
      return await turn();
    } finally {
      const left = count.get(document)! - 1;
      if (left) count.set(document, left);
      else count.delete(document);
    }
  }

  /** A dialog has opened that Python decides about. */
  hold(): void {
    this.#dialogs++;
    for (const hold of [...this.#running]) hold();
  }

  /** Returns the reply, unless the turn is put on hold before. `waits`: it is on hold from the beginning. */
  async begin(reply: Promise<unknown>, waits: boolean): Promise<unknown> {
    const id = ++this.#last;
    this.#turns.set(id, { reply, dialogs: waits ? -1 : this.#dialogs });
    reply.catch(() => {}); // the call that waits for it gets the error
    return this.resume(id);
  }

  /** The same for a turn that was on hold. */
  async resume(id: number): Promise<unknown> {
    const turn = this.#turns.get(id);
    if (!turn) throw new Error("The turn is over");
    const held: Held = { held: id };
    let first: unknown;
    try {
      first = turn.dialogs < this.#dialogs ? held : await this.#unlessHeld(turn.reply, held);
      turn.dialogs = this.#dialogs;
      return first;
    } finally {
      if (first !== held) this.#turns.delete(id);
    }
  }

  async #unlessHeld(reply: Promise<unknown>, held: Held): Promise<unknown> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#running.add(resolve);
    try {
      return await Promise.race([reply, promise.then(() => held)]);
    } finally {
      this.#running.delete(resolve);
    }
  }
}
