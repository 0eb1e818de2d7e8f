/**
 * What a document has written to its console before it had a kernel, which reports everything later: windows that a script
 * opens can be used by that script at once. The browser reports the messages in their order with the answers to commands.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Handle } from "../../../runtime/src/contract";
import type { Target } from "../target";
import { holdIn } from "./kept_news";
import { locationOf, shown } from "./remote";

type Called = Protocol.Runtime.ConsoleAPICalledEvent;

export class FirstMessages {
  /** Those that are not reported yet. */
  #messages: Called[] = [];
  #isOver = false;

  constructor(private readonly target: Target) {}

  event(method: string, params: unknown): void {
    if (method === "Runtime.consoleAPICalled" && !this.#isOver) this.#messages.push(params as Called);
  }

  /** The kernel is there. */
  async installed(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    if (!this.#isWanted) this.#messages = [];
    for (let message = this.#messages[0]; message; message = this.#messages[0]) {
      const handles = await holdIn(this.target, message.executionContextId, message.args);
      if (this.#messages.shift()) this.#report(message, handles);
    }
  }

  /** The window is closed. */
  ended(): void {
    this.#isOver = true;
    if (this.#isWanted) for (const message of this.#messages) this.#report(message, []);
    this.#messages = [];
  }

  get #isWanted(): boolean {
    const { tab } = this.target;
    return tab.companion.memory.entry !== undefined && tab.observes("console");
  }

  #report({ type, args, timestamp, stackTrace }: Called, handles: Handle[]): void {
    const text = args.map(shown).join(" ");
    const location = locationOf(stackTrace?.callFrames[0]);
    this.target.tab.tell({ kind: "console", frame: "main", type, text, args: handles, location, timestamp });
  }

}
