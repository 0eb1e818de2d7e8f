/** Looks at what the mouse is really pressed on: between the check and the press, something may get under the pointer. */
import type { Kernel } from "../kernel/kernel";

/** In the order in which the first of them comes. */
const EVENTS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "auxclick", "dblclick", "contextmenu"];

export class Interception<Refusal> {
  /** Why the press was cancelled. */
  refusal: Refusal | undefined;
  #checked = false;
  readonly #windows: Window[];

  /** `met`: why the pointer must not be used where it is. */
  constructor(
    private readonly kernel: Kernel,
    private readonly met: () => Refusal | undefined,
  ) {
    this.#windows = kernel.realms().map(({ window }) => window);
    this.#each((window, type) => window.addEventListener(type, this.#comes, true));
  }

  stop(): void {
    this.#each((window, type) => window.removeEventListener(type, this.#comes, true));
  }

  #each(act: (window: Window, type: string) => void): void {
    for (const window of this.#windows) for (const type of EVENTS) act(window, type);
  }

  /** The first event decides about all of them. */
  readonly #comes = (event: Event): void =>
    this.kernel.inside(() => {
      if (!event.isTrusted) return;
      if (!this.#checked) {
        this.#checked = true;
        this.refusal = this.met();
      }
      if (this.refusal === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    });
}
