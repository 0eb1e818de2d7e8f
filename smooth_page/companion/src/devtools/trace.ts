/** A performance trace that the browser records. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Target } from "../target";

export class Trace {
  readonly #complete = Promise.withResolvers<string>();

  constructor(private readonly page: Target) {}

  /** Rejects if the browser records one already. */
  async start(categories: string): Promise<void> {
    await this.page.send("Tracing.start", { transferMode: "ReturnAsStream", categories });
  }

  /** Returns the stream that has it. */
  async stop(): Promise<string> {
    await this.page.send("Tracing.end");
    return this.#complete.promise;
  }

  event(method: string, params: unknown): void {
    if (method !== "Tracing.tracingComplete") return;
    this.#complete.resolve((params as Protocol.Tracing.TracingCompleteEvent).stream!);
  }
}
