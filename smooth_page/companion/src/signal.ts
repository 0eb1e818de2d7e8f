/** Something that happens again and again, and that others wait for. */
export class Signal {
  #waiting: (() => void)[] = [];

  emit(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when it happens the next time. */
  next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves when the condition holds, which is looked at each time. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await this.next();
  }
}
