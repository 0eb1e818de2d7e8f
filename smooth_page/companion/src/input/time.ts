/** The time that a gesture has. What is left when it is over is not done. */
export class Time {
  readonly #end: number;

  /** `within`: ms; null without a limit. */
  constructor(within: number | null) {
    this.#end = within === null ? Infinity : performance.now() + within;
  }

  /** Rejects when the time is over. */
  async sleep(ms: number): Promise<void> {
    if (ms) await new Promise((done) => setTimeout(done, Math.min(ms, this.#end - performance.now())));
    if (performance.now() >= this.#end) throw new Error("The time for the gesture is over");
  }
}
