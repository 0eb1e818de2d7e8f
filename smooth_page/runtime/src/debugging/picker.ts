/** Picking a locator: the element under the mouse is outlined with its locator, until a person clicks one. */
import { boxOf } from "../dom/geometry";
import { isElement } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";
import { bestControlSelector, bestSelector } from "../selectors/best";
import { locatorCode } from "./locator_code";
import { eachFrame, openOverlay, outline, type Overlay, show } from "./overlay";

function stopListening(window: Window, type: string, heard: (event: Event) => void): void {
  try {
    window.removeEventListener(type, heard, true);
  } catch {
    // A frame shows a document of another origin by now. Its listeners have gone with the one before.
  }
}

/** The page does not notice the click that picks, nor the key that cancels, unless it listens on its window already. */
const HELD = ["pointerdown", "mousedown", "pointerup", "mouseup", "auxclick", "contextmenu", "dblclick"];

export interface Purpose {
  /** In a frame of another origin: the selectors that lead to it. None: in the page. */
  path?: string;
  /** Called once: with a selector from the main frame on, or with `null` if nothing was picked. */
  ends(selector: string | null): void;
  /** Whether an event is not the page's. */
  isOurs?(event: Event): boolean;
}

export class Picker {
  readonly #overlay: Overlay;
  readonly #end: (() => void)[] = [];
  /** Their windows can be the same as those of documents before. */
  readonly #documents = new WeakSet<Document>();
  #under: Element | undefined;
  #label = "";
  #place = "";
  #over = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly purpose: Purpose,
  ) {
    this.#overlay = openOverlay(kernel);
    this.#listenInAll();
    eachFrame(kernel, () => this.#draw());
    if (purpose.path === undefined) kernel.picking?.begins(this);
  }

  cancel(): void {
    this.finish(null);
  }

  /** The mouse is in another frame. */
  left(): void {
    this.#under = undefined;
  }

  finish(selector: string | null): void {
    if (this.#over) return;
    this.#over = true;
    for (const end of this.#end) end();
    this.#overlay.host.remove();
    this.kernel.picking?.ends(this);
    this.purpose.ends(selector);
  }

  /** Frames may appear, and load other documents. */
  #listenInAll(): void {
    for (const { window, document } of this.kernel.realms()) {
      if (this.#documents.has(document)) continue;
      this.#documents.add(document);
      this.#listen(window);
    }
  }

  #listen(window: Window): void {
    const on = (type: string, act: (event: Event) => void) => {
      const heard = (event: Event) =>
        this.kernel.inside(() => {
          if (!this.purpose.isOurs?.(event)) act(event);
        });
      window.addEventListener(type, heard, true);
      this.#end.push(() => stopListening(window, type, heard));
    };
    on("pointermove", (event) => this.#move(event as PointerEvent));
    on("click", (event) => {
      hold(event);
      this.#look(event);
      if (this.#under) this.finish(this.#selector(this.#under));
    });
    on("keydown", (event) => {
      if ((event as KeyboardEvent).key !== "Escape") return;
      hold(event);
      this.finish(null);
    });
    for (const type of HELD) on(type, hold);
  }

  /** Browsers repeat the last move when what is below the mouse changes, also after it has moved on in another frame. */
  #move(event: PointerEvent): void {
    const place = `${event.screenX} ${event.screenY}`;
    if (place !== this.#place) this.#look(event);
    this.#place = place;
  }

  #look(event: Event): void {
    const element = event.composedPath().find((node): node is Element => isElement(node as Node));
    if (!element || element === this.#under) return;
    if (!this.#under) this.kernel.picking?.entered();
    this.#under = element;
    this.#label = locatorCode(this.#selector(element));
  }

  #draw(): boolean {
    if (this.#over) return false;
    this.#listenInAll();
    show(this.kernel, this.#overlay);
    const box = this.#under && boxOf(this.kernel, this.#under);
    this.#overlay.root.replaceChildren(...(box ? [outline(this.kernel, box, this.#label)] : []));
    return true;
  }

  #selector(element: Element): string {
    return (this.purpose.path ?? "") + selectorFromMain(this.kernel, element);
  }
}

function hold(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** The element's best selector, through the frames around it that this kernel reaches. */
export function selectorFromMain(kernel: Kernel, element: Element): string {
  const outer: string[] = [];
  for (let frame = kernel.realmOf(element)?.element; frame; frame = kernel.realmOf(frame)?.element)
    outer.unshift(bestSelector(kernel, frame), "internal:control=enter-frame");
  return [...outer, bestControlSelector(kernel, element)].join(" >> ");
}
