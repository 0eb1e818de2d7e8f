/** A worker: its code runs apart from documents. Python runs code in it. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { WorkerResult } from "../../../runtime/src/commands";
import type { Handle } from "../../../runtime/src/contract";
import { CLOSED } from "../../../runtime/src/popups/closed";
import { argument, type Remote } from "../console/remote";
import type { Target } from "../target";

export class WebWorker {
  /** The kernel in it, which is there once it is needed. */
  #kernel: Promise<string> | undefined;
  readonly #closed = Promise.withResolvers<never>();

  constructor(private readonly target: Target) {
    this.#closed.promise.catch(() => {});
  }

  get id(): string {
    return this.target.id;
  }

  /** It has ended. */
  close(): void {
    this.#closed.reject(new Error(CLOSED));
  }

  run(op: string, params: unknown): Promise<WorkerResult> {
    return Promise.race([this.#call("run", [{ value: op }, { value: params }]), this.#closed.promise]) as Promise<WorkerResult>;
  }

  /** Handles of objects in it; undefined if it has ended. */
  async hold(objects: Remote[]): Promise<Handle[] | undefined> {
    try {
      return (await Promise.race([this.#call("hold", objects.map(argument)), this.#closed.promise])) as Handle[];
    } catch {
      return undefined;
    }
  }

  async #call(method: string, args: Protocol.Runtime.CallArgument[]): Promise<unknown> {
    const objectId = await (this.#kernel ??= this.#install());
    return this.target.call(objectId, `function (...args) { return this.${method}(...args); }`, args, true);
  }

  async #install(): Promise<string> {
    const expression = `${await this.target.tab.companion.host.chunk("worker")}()()`;
    return (await this.target.send("Runtime.evaluate", { expression })).result.objectId!;
  }
}
