/**
 * The way to the companion: an extension of the browser that can do what a script of the page can't (smooth_page/companion).
 * Its worker has put the kernel into the document.
 */
import type { Message, Reply, Settings } from "../contract";
import type { Kernel } from "../kernel/kernel";

type Answer = { value: unknown } | { error: string };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export class Channel {
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();
  /** The settings that the companion gives to new documents. */
  #settings: string;

  constructor(
    private readonly kernel: Kernel,
    private readonly send: (message: string) => void,
  ) {
    this.#settings = JSON.stringify(kernel.settings);
  }

  /** Rejects with the companion's message. */
  ask<T>(ask: string, params: unknown = {}): Promise<T> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.send(JSON.stringify({ id, ask, params }));
    });
  }

  /** The companion calls this. */
  answered(id: number, answer: Answer): void {
    this.kernel.inside(() => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if ("error" in answer) waiting?.reject(new Error(answer.error));
      else waiting?.resolve(answer.value);
    });
  }

  /**
   * Runs one turn, once the chunks that it needs are there; the turn's text calls this. New documents begin with the
   * settings of the turns that have ended.
   */
  turn(
    message: Message,
    needs: string[],
    code?: () => unknown,
    engines?: Record<string, () => unknown>,
  ): Reply | Promise<Reply> {
    const { kernel } = this;
    const asked = kernel.inside(() => this.#first(message.settings, needs));
    const turn = () => kernel.turn(message, code, engines);
    return asked ? after(asked, turn) : turn();
  }

  /** What has to be there before a turn. */
  #first(settings: Settings | undefined, needs: string[]): Promise<unknown> | undefined {
    const missing = needs.filter((chunk) => !(chunk in this.kernel.makers!));
    const asked = [
      ...(missing.length ? [this.ask("chunks", { names: missing })] : []),
      ...(settings && this.#changes(settings) ? [this.ask("settings", settings)] : []),
    ];
    return asked.length ? Promise.all(asked) : undefined;
  }

  #changes(settings: Settings): boolean {
    const before = this.#settings;
    this.#settings = JSON.stringify(settings);
    return this.#settings !== before;
  }
}

/** `await` needs none of the builtins that a page can replace, but a promise that is returned needs `then`. */
async function after(first: Promise<unknown>, turn: () => Reply | Promise<Reply>): Promise<Reply> {
  await first;
  return await turn();
}
