/** The objects of this document that Python holds references to. */
import type { Handle } from "../contract";
import { isNodeOfAnyRealm } from "../values/kinds";
import { describe } from "../values/describe";
import { Failure } from "./operation";

export class Handles {
  readonly #objects = new Map<number, unknown>();
  #last = 0;

  constructor(readonly doc: string) {}

  hold(object: unknown): Handle {
    this.#objects.set(++this.#last, object);
    const kind = isNodeOfAnyRealm(object) ? "node" : "object";
    return { $: "handle", id: this.#last, doc: this.doc, kind, preview: describe(object) };
  }

  held(handle: Handle): unknown {
    if (handle.doc !== this.doc)
      throw new Failure("detached", "Execution context was destroyed, most likely because of a navigation");
    if (!this.#objects.has(handle.id)) throw new Failure("detached", "JSHandle is disposed");
    return this.#objects.get(handle.id);
  }

  dispose(handle: Handle): void {
    if (handle.doc === this.doc) this.#objects.delete(handle.id);
  }
}
