/** Picking in frames of other origins, whose kernels the companion asks. */
import type { Kernel } from "../kernel/kernel";
import { Picker, selectorFromMain } from "./picker";

export class Picking {
  /** The picker of the page, in the kernel of its own document. */
  #page: Picker | undefined;
  /** That of a frame. */
  #frame: Picker | undefined;

  constructor(private readonly kernel: Kernel) {
    kernel.pathOfFrame = (frame) => `${selectorFromMain(kernel, frame)} >> internal:control=enter-frame >> `;
  }

  /** A person picks in the page. */
  begins(picker: Picker): void {
    if (!this.#page) void this.kernel.channel?.ask("picker.begin");
    this.#page = picker;
  }

  ends(picker: Picker): void {
    if (this.#page !== picker) return;
    this.#page = undefined;
    void this.kernel.channel?.ask("picker.end");
  }

  /** The mouse has come from another frame, or from outside. */
  entered(): void {
    void this.kernel.channel?.ask("picker.entered");
  }

  // -- the companion calls these -------------------------------------------------------------------------------------

  /** In a frame: `path` leads to it. */
  begin(path: string): void {
    this.kernel.inside(() => {
      this.end();
      const picker = new Picker(this.kernel, {
        path,
        ends: (selector) => {
          if (this.#frame !== picker) return;
          this.#frame = undefined;
          void this.kernel.channel?.ask("picker.picked", { selector });
        },
      });
      this.#frame = picker;
    });
  }

  end(): void {
    const picker = this.#frame;
    this.#frame = undefined;
    this.kernel.inside(() => picker?.cancel());
  }

  left(): void {
    this.#page?.left();
    this.#frame?.left();
  }

  /** In the page: a frame's element was picked; `null`: the person wants none. */
  picked(selector: string | null): void {
    this.kernel.inside(() => this.#page?.finish(selector));
  }
}
