/** Notices whether a movement of the mouse begins a drag. */
import type { Kernel } from "../kernel/kernel";

export class Drags {
  #windows: Window[] = [];
  #begun: DragEvent | undefined;

  constructor(private readonly kernel: Kernel) {}

  watch(): void {
    this.end();
    this.#windows = this.kernel.realms().map(({ window }) => window);
    for (const window of this.#windows) window.addEventListener("dragstart", this.#begins, true);
  }

  /** True if a drag has begun that no listener of the page has prevented. */
  end(): boolean {
    for (const window of this.#windows) window.removeEventListener("dragstart", this.#begins, true);
    const begun = this.#begun;
    this.#windows = [];
    this.#begun = undefined;
    return !!begun && !begun.defaultPrevented;
  }

  readonly #begins = (event: DragEvent): void => {
    if (event.isTrusted) this.#begun = event;
  };
}
