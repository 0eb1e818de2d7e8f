/** The navigations of a tab: which document it shows, and how the latest came there. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Tab } from "../tab";

export class Loading {
  /** The address that the tab shows. */
  url = "";
  /** Whether it has shown nothing but the blank page that it began with. */
  get isUnused(): boolean {
    return this.#count === 0;
  }

  /** Counts the documents and the addresses that the tab has shown. */
  #count = 0;
  readonly #waiting = new Set<() => void>();

  constructor(private readonly tab: Tab) {}

  event(method: string, params: unknown): void {
    if (method === "Page.frameNavigated") {
      const { frame } = params as Protocol.Page.FrameNavigatedEvent;
      if (frame.parentId !== undefined) return;
      this.#shows(frame.url);
      this.tab.routing.shows(frame);
    } else if (method === "Page.navigatedWithinDocument") {
      const { frameId, url } = params as Protocol.Page.NavigatedWithinDocumentEvent;
      if (frameId === this.tab.main) this.#shows(url);
    }
  }

  #shows(url: string): void {
    this.url = url;
    this.#count++;
    for (const wake of [...this.#waiting]) wake();
  }

  /** Navigates, and resolves when the tab shows the document. Rejects with the browser's reason. */
  async goto(url: string, referrer?: string): Promise<void> {
    const before = this.#count;
    const { companion } = this.tab;
    const free = companion.host.navigates(url);
    if (!free && /^data:/i.test(url)) return companion.replace(this.tab, url);
    if (free) await this.#navigate(url, referrer);
    else await this.#assign(url);
    while (this.#count === before) await this.another();
  }

  /** By a script. */
  async #assign(url: string): Promise<void> {
    await this.tab.page.evaluate(await this.tab.document(), `void location.assign(${JSON.stringify(url)})`);
  }

  async #navigate(url: string, referrer: string | undefined): Promise<void> {
    const params = referrer === undefined ? { url } : { url, referrer };
    const { errorText, isDownload } = await this.tab.routing.through(() => this.tab.page.send("Page.navigate", params));
    if (isDownload) throw new Error("net::ERR_ABORTED; maybe frame was detached?");
    if (errorText) throw new Error(errorText);
  }

  /** Resolves when the tab shows another document or address. */
  another(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }
}
