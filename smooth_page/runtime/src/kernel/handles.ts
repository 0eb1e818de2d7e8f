/** The objects of this document that Python holds references to. */
import type { Handle } from "../contract";
import { Failure } from "./operation";

const { hasOwn } = Object;

/** Describes an object for its handle. */
export type Describe = (object: unknown) => Pick<Handle, "kind" | "preview">;

export class Handles {
  readonly #objects = new Map<number, unknown>();
  #last = 0;

  constructor(
    readonly doc: string,
    private readonly describe: Describe,
  ) {}

  hold(object: unknown): Handle {
    this.#objects.set(++this.#last, object);
    return { $: "handle", id: this.#last, doc: this.doc, ...this.describe(object) };
  }

  held(handle: Handle): unknown {
    if (hasOwn(handle, "value")) return handle.value;
    if (handle.doc !== this.doc)
      throw new Failure("detached", "Execution context was destroyed, most likely because of a navigation.");
    if (!this.#objects.has(handle.id)) throw new Failure("detached", "JSHandle is disposed");
    return this.#objects.get(handle.id);
  }

  dispose(handle: Handle): void {
    if (handle.doc === this.doc) this.#objects.delete(handle.id);
  }
}
