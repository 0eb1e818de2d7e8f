/** Notices when the frame tree, an address or a loading state has changed, and tells it as news. */
import type { FrameInfo, News } from "../contract";
import type { Realms } from "./realms";

export class FrameWatch {
  #told = "";

  constructor(
    private readonly realms: Realms,
    private readonly tell: (news: Omit<News, "seq">) => void,
  ) {}

  /** Compares with what was told last. */
  look(): FrameInfo[] {
    const frames = this.realms.tree();
    const present = JSON.stringify(frames);
    if (present !== this.#told) {
      this.#told = present;
      this.tell({ kind: "frames", frames });
    }
    return frames;
  }

  /** Calls `changed` where a look is worth it: loading, the history, addresses. */
  listen(window: Window & typeof globalThis, changed: () => void): void {
    // Load events of frames don't bubble, but pass the window on their way down.
    for (const event of ["load", "hashchange", "popstate", "pageshow"])
      window.addEventListener(event, changed, { capture: true });
    window.document.addEventListener("readystatechange", changed);
    // pushState and replaceState have no event of their own, the Navigation API has.
    (window as any).navigation?.addEventListener("currententrychange", changed);
  }
}
