/** Commands to something that may end meanwhile. The browser does not answer them then. */
export class Pending {
  readonly #rejects = new Set<(reason: Error) => void>();
  #isOver = false;

  /** Settles as the answer does. Rejects once it has ended. */
  async settled<T>(answer: Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.#rejects.add(reject);
    answer.then(resolve, reject);
    if (this.#isOver) this.end();
    try {
      return await promise;
    } finally {
      this.#rejects.delete(reject);
    }
  }

  end(): void {
    this.#isOver = true;
    for (const reject of this.#rejects) reject(new Error("Target closed"));
  }
}
