/** Picking a locator: the element under the mouse is outlined with its locator, until a person clicks one. */
import { boxOf } from "../dom/geometry";
import { isElement } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";
import { bestControlSelector, bestSelector } from "../selectors/best";
import { locatorCode } from "./locator_code";
import { eachFrame, openOverlay, outline, type Overlay } from "./overlay";

/** The page does not notice the click that picks, nor the key that cancels, unless it listens on its window already. */
const HELD = ["pointerdown", "mousedown", "pointerup", "mouseup", "auxclick", "contextmenu", "dblclick"];

export class Picker {
  readonly #overlay: Overlay;
  readonly #end: (() => void)[] = [];
  #under: Element | undefined;
  #label = "";
  #over = false;

  /** `ends` is called once: with a selector, or with `null` if nothing was picked. */
  constructor(
    private readonly kernel: Kernel,
    private readonly ends: (selector: string | null) => void,
    private readonly isOurs: (event: Event) => boolean = () => false,
  ) {
    this.#overlay = openOverlay(kernel);
    for (const { window } of kernel.realms()) this.#listen(window);
    eachFrame(kernel, () => this.#draw());
  }

  cancel(): void {
    this.#finish(null);
  }

  #listen(window: Window): void {
    const on = (type: string, act: (event: Event) => void) => {
      const heard = (event: Event) =>
        this.kernel.inside(() => {
          if (!this.isOurs(event)) act(event);
        });
      window.addEventListener(type, heard, true);
      this.#end.push(() => window.removeEventListener(type, heard, true));
    };
    on("pointermove", (event) => this.#look(event));
    on("click", (event) => {
      hold(event);
      this.#look(event);
      if (this.#under) this.#finish(selectorFromMain(this.kernel, this.#under));
    });
    on("keydown", (event) => {
      if ((event as KeyboardEvent).key !== "Escape") return;
      hold(event);
      this.#finish(null);
    });
    for (const type of HELD) on(type, hold);
  }

  #look(event: Event): void {
    const element = event.composedPath().find((node): node is Element => isElement(node as Node));
    if (!element || element === this.#under) return;
    this.#under = element;
    this.#label = locatorCode(selectorFromMain(this.kernel, element));
  }

  #draw(): boolean {
    if (this.#over) return false;
    const box = this.#under && boxOf(this.kernel, this.#under);
    this.#overlay.root.replaceChildren(...(box ? [outline(this.kernel, box, this.#label)] : []));
    return true;
  }

  #finish(selector: string | null): void {
    if (this.#over) return;
    this.#over = true;
    for (const end of this.#end) end();
    this.#overlay.host.remove();
    this.ends(selector);
  }
}

function hold(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The element's best selector, through the frames around it. */
function selectorFromMain(kernel: Kernel, element: Element): string {
  const outer: string[] = [];
  for (let frame = kernel.realmOf(element)?.element; frame; frame = kernel.realmOf(frame)?.element)
    outer.unshift(bestSelector(kernel, frame), "internal:control=enter-frame");
  return [...outer, bestControlSelector(kernel, element)].join(" >> ");
}
