/** The state of console.count and console.time, which their messages show. */

type Message = [type: string, args: unknown[]];

export class Counters {
  readonly #counts = new Map<string, number>();
  readonly #timers = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  count(label: unknown): string {
    const name = nameOf(label);
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    return `${name}: ${count}`;
  }

  reset(label: unknown): Message | undefined {
    const name = nameOf(label);
    return this.#counts.delete(name) ? undefined : ["warning", [`Count for '${name}' does not exist`]];
  }

  start(label: unknown): Message | undefined {
    const name = nameOf(label);
    if (this.#timers.has(name)) return ["warning", [`Timer '${name}' already exists`]];
    this.#timers.set(name, this.now());
    return undefined;
  }

  read(label: unknown, type: "log" | "timeEnd", rest: unknown[]): Message {
    const name = nameOf(label);
    const since = this.#timers.get(name);
    if (since === undefined) return ["warning", [`Timer '${name}' does not exist`]];
    if (type === "timeEnd") this.#timers.delete(name);
    return [type, [`${name}: ${this.now() - since} ms`, ...rest]];
  }
}

function nameOf(label: unknown): string {
  return label === undefined ? "default" : String(label);
}
