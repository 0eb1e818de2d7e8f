/**
 * What a document has written to its console before it had a kernel, which reports everything later: windows that a script
 * opens can be used by that script at once. The browser reports the messages in their order with the answers to commands.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Handle } from "../../../runtime/src/contract";
import { withKernel } from "../documents/scripts";
import type { Target } from "../target";
import { argument, locationOf, shown } from "./remote";

type Called = Protocol.Runtime.ConsoleAPICalledEvent;

export class FirstMessages {
  /** Until the kernel is there. */
  #messages: Called[] | undefined = [];

  constructor(private readonly target: Target) {}

  event(method: string, params: unknown): void {
    if (method === "Runtime.consoleAPICalled") this.#messages?.push(params as Called);
  }

  /** The kernel is there. */
  async installed(): Promise<void> {
    const messages = this.#messages ?? [];
    this.#messages = undefined;
    const { tab } = this.target;
    if (!tab.companion.entry || !tab.observes("console")) return;
    for (const message of messages) await this.#report(message);
  }

  async #report({ type, args, timestamp, stackTrace, executionContextId }: Called): Promise<void> {
    const { tab } = this.target;
    const text = args.map(shown).join(" ");
    const location = locationOf(stackTrace?.callFrames[0]);
    const handles = await this.#handles(args, executionContextId);
    tab.tell({ kind: "console", frame: "main", type, text, args: handles, location, timestamp });
  }

  async #handles(args: Protocol.Runtime.RemoteObject[], executionContextId: number): Promise<Handle[]> {
    const held = withKernel(this.target.tab.companion.entry!, "(kernel) => objects.map((object) => kernel.hold(object))");
    try {
      const { result } = await this.target.send("Runtime.callFunctionOn", {
        executionContextId,
        functionDeclaration: `function (...objects) { return ${held}; }`,
        arguments: args.map(argument),
        returnByValue: true,
      });
      return (result.value as Handle[] | undefined) ?? [];
    } catch {
      return []; // the document is gone
    }
  }
}
