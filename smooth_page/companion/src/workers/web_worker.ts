/** A worker: its code runs apart from documents. Python runs code in it, and gets its messages and errors. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { WorkerResult } from "../../../runtime/src/commands";
import type { Handle, Thrown } from "../../../runtime/src/contract";
import { CLOSED } from "../../../runtime/src/popups/closed";
import { argument, locationOf, shown } from "../console/remote";
import type { Target } from "../target";

type Remote = Protocol.Runtime.RemoteObject;
interface Message {
  text: string;
  args: Handle[];
}

export class WebWorker {
  /** The kernel in it, which is there once it is needed. */
  #kernel: Promise<string> | undefined;
  readonly #closed = Promise.withResolvers<never>();
  /** Messages and errors are reported in their order. */
  #reported: Promise<void> = Promise.resolve();

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

  event(method: string, params: unknown): void {
    const { tab } = this.target;
    if (method === "Runtime.consoleAPICalled" && tab.observes("console"))
      this.#report(() => this.#logs(params as Protocol.Runtime.ConsoleAPICalledEvent));
    else if (method === "Runtime.exceptionThrown" && tab.observes("pageerror"))
      this.#report(() => this.#fails(params as Protocol.Runtime.ExceptionThrownEvent));
  }

  #report(report: () => Promise<void>): void {
    this.#reported = this.#reported.then(report);
  }

  async #logs({ type, args, timestamp, stackTrace }: Protocol.Runtime.ConsoleAPICalledEvent): Promise<void> {
    const message = (await this.#known("message", args)) as Message | undefined;
    const { text, args: handles } = message ?? { text: args.map(shown).join(" "), args: [] };
    const location = locationOf(stackTrace?.callFrames[0]);
    this.target.tab.tell({ kind: "console", frame: "main", worker: this.id, type, text, args: handles, location, timestamp });
  }

  async #fails({ exceptionDetails }: Protocol.Runtime.ExceptionThrownEvent): Promise<void> {
    const { exception, text, stackTrace } = exceptionDetails;
    const thrown = exception && ((await this.#known("thrown", [exception])) as Thrown | undefined);
    const error: Thrown = thrown ?? { $: "error", name: "Error", message: exception ? shown(exception) : text, stack: "" };
    const location = locationOf(stackTrace?.callFrames[0] ?? exceptionDetails);
    this.target.tab.tell({ kind: "pageerror", frame: "main", error, location });
  }

  /** Handles of objects in it; undefined if it has ended. */
  async hold(objects: Remote[]): Promise<Handle[] | undefined> {
    return ((await this.#known("message", objects)) as Message | undefined)?.args;
  }

  /** What the kernel knows of objects; undefined if the worker has ended. */
  async #known(method: string, objects: Remote[]): Promise<unknown> {
    try {
      return await Promise.race([this.#call(method, objects.map(argument)), this.#closed.promise]);
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
