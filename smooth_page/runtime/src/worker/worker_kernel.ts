/**
 * What runs in a web worker for Python: the user's code, and operations on the objects that Python has handles of. No
 * script of the worker can find it.
 */
import type { Commands, WorkerResult } from "../commands";
import type { Handle, Wire } from "../contract";
import { apply, compile, scriptFailure } from "../evaluation/code";
import { dispose, json, properties, property } from "../evaluation/handles";
import { holdLogged } from "../kernel/logged_objects";
import { Handles } from "../kernel/handles";
import type { Kernel } from "../kernel/kernel";
import { type Call, Failure } from "../kernel/operation";
import { randomName } from "../kernel/random";
import { fromWire } from "../values/deserialize";
import { describeHandle } from "../values/describe";
import { toWire } from "../values/serialize";

const ON_HANDLES: Record<string, { run: (call: Call) => unknown }> = {
  "handle.properties": properties,
  "handle.property": property,
  "handle.json": json,
  "handle.dispose": dispose,
};

export class WorkerKernel {
  readonly #handles = new Handles(randomName(), describeHandle);
  /** The part of a document's kernel that the operations use. */
  readonly #kernel = {
    hold: (object: unknown) => this.#handles.hold(object),
    held: this.#handles.held.bind(this.#handles),
    dispose: this.#handles.dispose.bind(this.#handles),
    outside: <T>(action: () => T) => action(),
  } as unknown as Kernel;

  /** Runs an operation. */
  async run(op: string, params: unknown): Promise<WorkerResult> {
    try {
      return { value: (await this.#run(this.#call(params), op)) as Wire };
    } catch (error) {
      if (!(error instanceof Failure)) return { error: { kind: "internal", message: String(error), log: [] } };
      return { error: { kind: error.kind, message: error.message, log: [], ...error.details } };
    }
  }

  /** Handles of what it has written to the console. */
  hold(...objects: unknown[]): Handle[] {
    return holdLogged(this.#kernel, objects);
  }

  #call(params: unknown): Call {
    return { params, kernel: this.#kernel, realm: { window: globalThis } } as unknown as Call;
  }

  async #run(call: Call, op: string): Promise<unknown> {
    return op === "evaluate" ? this.#evaluate(call as Call<Commands["evaluate"]["params"]>) : ON_HANDLES[op]!.run(call);
  }

  async #evaluate(call: Call<Commands["evaluate"]["params"]>): Promise<unknown> {
    const { target, arg, returns } = call.params;
    const first = target?.handle ? [call.kernel.held(target.handle)] : [];
    const args = [...first, fromWire(arg, call.kernel, call.realm.window)];
    const value = await settled(apply(call, compile(call), args));
    return returns === "handle" ? call.kernel.hold(value) : toWire(value);
  }
}

async function settled(value: unknown): Promise<unknown> {
  try {
    return await value;
  } catch (error) {
    throw scriptFailure(error);
  }
}
