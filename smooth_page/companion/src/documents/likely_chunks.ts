/**
 * Chunks of the runtime that documents of a session will probably need: others of its documents have, or most of the latest
 * sessions, as those of a test suite do.
 */

/** So many sessions count. */
const SESSIONS = 8;
/** What each of them has needed: those in one process, which are all that an engine's browser has. */
const latest: Set<string>[] = [];

export class LikelyChunks {
  readonly #needed = new Set<string>();

  /** A document needs them. */
  add(names: string[]): void {
    if (!this.#needed.size) this.#remember();
    for (const name of names) this.#needed.add(name);
  }

  #remember(): void {
    latest.push(this.#needed);
    if (latest.length > SESSIONS) latest.shift();
  }

  get names(): string[] {
    const all = new Set([...this.#needed, ...latest.flatMap((needed) => [...needed])]);
    return [...all].filter((name) => this.#needed.has(name) || isUsual(name));
  }
}

function isUsual(name: string): boolean {
  return latest.filter((needed) => needed.has(name)).length > latest.length / 2;
}
