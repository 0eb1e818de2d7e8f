/** Navigations that lead to no document, but to a file for example. The companion knows, so that no call waits for one. */
import type { Kernel } from "../kernel/kernel";
import { type OperationOf, type Running, sleep } from "../kernel/operation";

export class KeptDocument {
  /** The document's last navigation has ended, and the document is still there. */
  #isKept = false;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly kernel: Kernel) {
    kernel.leaving.watch(() => (this.#isKept = false));
  }

  /** The companion calls this. */
  noted(): void {
    this.kernel.inside(() => {
      this.#isKept = true;
      for (const wake of [...this.#waiting]) wake();
    });
  }

  /** Waits until the page shows another document, or keeps this one. */
  get replaced(): { "page.left": OperationOf<"page.left"> } {
    return { "page.left": { run: ({ kernel, params }) => this.#left(kernel.doc === params.doc) } };
  }

  *#left(isHere: boolean): Running<null> {
    if (isHere && !this.#isKept) yield* sleep(Infinity, (wake) => this.#watch(wake));
    return null;
  }

  #watch(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => void this.#waiting.delete(wake);
  }
}
