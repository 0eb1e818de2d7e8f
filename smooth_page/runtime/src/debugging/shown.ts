/** What Python shows over the page: overlays, chapters, and marks of actions. It follows the settings. */
import type { Chapter, OverlayContent, OverlaySettings } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { ActionMarks } from "./action_marks";
import { readMarkup } from "./markup";
import { make, openOverlay, type Overlay } from "./overlay";

const PLAIN = "all: initial; display: block; position: absolute; inset: 0; font: 13px sans-serif; pointer-events: none";
const VEIL = "display: flex; align-items: center; justify-content: center; backdrop-filter: blur(2px)";
const CARD =
  "max-width: 80%; padding: 40px 56px; border-radius: 16px; background: rgba(0, 0, 0, 0.7); color: #fff; box-shadow: 0 8px 30px #0006; text-align: center; overflow-wrap: anywhere";
const TITLE = "font: bold 28px sans-serif";
const DESCRIPTION = "margin-top: 16px; font: 16px sans-serif; color: #ccc";

export class Shown {
  #overlay: Overlay | undefined;
  readonly #contents = new Map<string, { element: HTMLElement; styles: string[] }>();
  readonly #marks: ActionMarks;
  #waits = false;

  constructor(private readonly kernel: Kernel) {
    this.#marks = new ActionMarks(kernel, (element) => this.#layer().root.append(element));
  }

  /** Settings, or the document, may have changed. */
  look(): void {
    const { overlays } = this.kernel.settings;
    if (overlays?.actions) this.#marks.begin();
    else this.#marks.end();
    if (!overlays) return this.#close();
    if (this.#isInFrame || !(overlays.shown.length || this.#contents.size)) return;
    if (this.#isComplete) this.#follow(overlays);
    else this.#later();
  }

  #close(): void {
    this.#overlay?.host.remove();
    this.#overlay = undefined;
    this.#contents.clear();
  }

  /** Frames of other sites have kernels of their own: what is over the page is over them. */
  get #isInFrame(): boolean {
    const { window } = this.kernel.main();
    return window !== window.top;
  }

  get #isComplete(): boolean {
    const { document } = this.kernel.main();
    return Boolean(document.body) || (document.readyState !== "loading" && Boolean(document.documentElement));
  }

  /** The document begins with the settings: nothing is added to it before its own <body>. */
  #later(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.kernel.timers.frame(() =>
      this.kernel.inside(() => {
        this.#waits = false;
        this.look();
      }),
    );
  }

  #follow({ shown: wanted, hidden }: OverlaySettings): void {
    for (const [id, { element }] of this.#contents)
      if (!wanted.some((content) => content.id === id)) {
        element.remove();
        this.#contents.delete(id);
      }
    const { root } = this.#layer();
    for (const content of wanted) {
      const { element } = this.#contents.get(content.id) ?? this.#begin(content);
      element.style.display = hidden ? "none" : content.chapter ? "flex" : "block";
      if (element.parentNode !== root) root.append(element);
    }
    root.adoptedStyleSheets = [...this.#contents.values()].flatMap(({ styles }) => styles.map((text) => this.#sheet(text)));
  }

  #begin({ id, html = "", chapter }: OverlayContent): { element: HTMLElement; styles: string[] } {
    const element = make(this.kernel, chapter ? `${PLAIN}; ${VEIL}` : PLAIN);
    const markup = chapter ? { nodes: [this.#card(chapter)], styles: [] } : readMarkup(this.kernel, html);
    element.append(...markup.nodes);
    const begun = { element, styles: markup.styles };
    this.#contents.set(id, begun);
    return begun;
  }

  #card({ title, description }: Chapter): HTMLElement {
    const card = make(this.kernel, CARD);
    card.append(make(this.kernel, TITLE, title));
    if (description) card.append(make(this.kernel, DESCRIPTION, description));
    return card;
  }

  #sheet(text: string): CSSStyleSheet {
    const sheet = new (this.kernel.main().window.CSSStyleSheet)();
    sheet.replaceSync(text);
    return sheet;
  }

  /** Pages can remove it, and `document.open` does. */
  #layer(): Overlay {
    if (!this.#overlay?.host.isConnected) {
      const before = this.#overlay?.root;
      this.#overlay = openOverlay(this.kernel);
      if (before) this.#overlay.root.append(...before.childNodes);
    }
    return this.#overlay;
  }
}
