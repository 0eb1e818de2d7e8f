/** Prepares a document for an image that another one has asked for. */
import type { Kernel } from "../kernel/kernel";
import type { Call } from "../kernel/operation";
import type { Elsewhere } from "../selectors/elsewhere";
import { calm, type Wishes } from "./calm";
import { covered } from "./masks";

/** What the companion prepares documents for. `masks`: those in frames of other origins. */
export interface Preparation extends Wishes {
  masks: Elsewhere[];
  maskColor?: string | undefined;
}

export class Prepared {
  #restores: (() => void)[] = [];

  constructor(private readonly kernel: Kernel) {}

  calm(wishes: Wishes): void {
    this.#restores.push(calm(this.kernel, wishes));
  }

  /** Covers what these selectors match. Returns those that lead to frames of other origins. */
  cover(selectors: string[], color: string | undefined): Elsewhere[] {
    const { kernel } = this;
    const call = { kernel, realm: kernel.main() } as Call;
    const { remove, elsewhere } = covered(call, selectors.map((selector) => ({ selector })), color);
    this.#restores.push(remove);
    return elsewhere;
  }

  restore(): void {
    const restores = this.#restores;
    this.#restores = [];
    for (const restore of restores) restore();
  }
}
