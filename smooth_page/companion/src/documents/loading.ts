/** The navigations of a tab: which document it shows, and how the latest came there. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Destination } from "../../../runtime/src/commands";
import { Signal } from "../signal";
import type { Tab } from "../tab";
import { loadLikely } from "./chunks";
import { Navigation } from "./navigation";

/** Of a tab in which nothing, or only its first document, has happened yet; frames come later. */
const BEGINNINGS = new Set(["Page.frameNavigated", "Page.frameStoppedLoading", "Page.loadEventFired", "Page.javascriptDialogOpening"]);

/** Milliseconds after the load event in which Python is usually answered. */
const PREPARED_AFTER = 10;
/** Milliseconds after which Python's turn no longer is about to come: its call may have timed out. */
const LONGEST_LEAD = 2_000;

export class Loading {
  /** The address that the tab shows. */
  url = "";
  /** Whether it has shown nothing but the blank page that it began with. */
  get isUnused(): boolean {
    return this.#count === 0;
  }

  /** The last navigation that Python has asked for. */
  latest: Navigation | undefined;
  /** Counts the documents and the addresses that the tab has shown. */
  #count = 0;
  /** Counts the times that a document was not left after all. */
  #stays = 0;
  /** The tab shows another document or address, or the present document stays after all. */
  readonly changed = new Signal();

  /** Python has the tab navigate: its next turn there comes after that. */
  isLed = false;
  readonly #turn = new Signal();

  #hasBegun = false;

  constructor(private readonly tab: Tab) {}

  /**
   * Whether it has its first document, or Python is needed before. A new window that leads somewhere begins with an empty
   * document, whose address is empty.
   */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  begins(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.tab.changed.emit();
  }

  event(method: string, params: unknown): void {
    if (BEGINNINGS.has(method)) this.begins();
    if (method === "Page.frameNavigated") {
      const { frame } = params as Protocol.Page.FrameNavigatedEvent;
      if (frame.parentId !== undefined) return;
      this.#shows(frame.url);
      this.tab.routing.shows(frame);
    } else if (method === "Page.navigatedWithinDocument") {
      const { frameId, url } = params as Protocol.Page.NavigatedWithinDocumentEvent;
      if (frameId === this.tab.main) this.#shows(url);
    } else if (method === "Page.loadEventFired") {
      this.tab.shown?.loaded.resolve(true);
      void this.#prepare();
    }
  }

  /** Python's turn in the tab. */
  turnBegins(): void {
    this.isLed = false;
    this.#turn.emit();
  }

  /** Waits for Python's next turn in the tab if it is about to come. Returns false if none comes. */
  async isTurnNext(): Promise<boolean> {
    if (!this.isLed) return false;
    await Promise.race([this.#turn.next(), new Promise((done) => setTimeout(done, LONGEST_LEAD))]);
    return !this.isLed;
  }

  /** The document is loaded. Its own scripts come first, and the turn that waits for it. */
  async #prepare(): Promise<void> {
    await new Promise((done) => setTimeout(done, PREPARED_AFTER));
    const { shown } = this.tab;
    if (shown?.kernel === undefined) return;
    await loadLikely(shown).catch(() => {}); // the document is gone
  }

  /** Python looks for the document to which a navigation of the companion leads. */
  get isSought(): boolean {
    return this.latest !== undefined && this.latest.state !== "over";
  }

  /** The id of the navigation that has led to the document, once. */
  found(): string | undefined {
    if (this.latest?.state !== "arrived") return undefined;
    this.latest.state = "over";
    return this.latest.id;
  }

  /** The navigation of that id: the one that is there, or a new one. */
  navigation(id: string, to: Destination): Navigation {
    if (this.latest?.id !== id) this.latest = new Navigation(id, this.tab, to);
    return this.latest;
  }

  #shows(url: string): void {
    this.url = url;
    this.#count++;
    this.changed.emit();
  }

  /** Navigates, and resolves when the tab shows the document. Rejects with the browser's reason. */
  async goto(url: string, by: Pick<Destination, "referrer" | "foreseen"> = {}): Promise<void> {
    const arrived = this.#watch();
    const { companion } = this.tab;
    const free = companion.host.navigates(url);
    if (!free && /^data:/i.test(url)) return companion.tabs.replace(this.tab, url);
    if (free) await this.#navigate(url, by);
    else await this.#assign(url);
    await arrived();
  }

  /** By a script. */
  async #assign(url: string): Promise<void> {
    await this.tab.page.evaluate(await this.tab.document(), `void location.assign(${JSON.stringify(url)})`);
  }

  async #navigate(url: string, { referrer, foreseen }: Pick<Destination, "referrer" | "foreseen">): Promise<void> {
    const from = referrer === undefined ? {} : { referrer, referrerPolicy: "unsafeUrl" as const };
    const begin = () => this.tab.page.send("Page.navigate", { url, ...from });
    const { strict } = this.tab.routing;
    const { errorText, isDownload } = await strict.during(url, () => this.tab.routing.through(begin, foreseen));
    if (isDownload) throw new Error("Download is starting");
    if (errorText) throw new Error(`${errorText} at ${url}`);
  }

  async reload(foreseen?: Destination["foreseen"]): Promise<void> {
    await this.#move(this.url, () => this.tab.page.send("Page.reload"), foreseen);
  }

  /** Moves to another entry of the history. Returns false if there is none. */
  async move(delta: number): Promise<boolean> {
    const { currentIndex, entries } = await this.tab.page.send("Page.getNavigationHistory");
    const entry = entries[currentIndex + delta];
    if (!entry) return false;
    await this.#move(entry.url, () => this.tab.page.send("Page.navigateToHistoryEntry", { entryId: entry.id }));
    return true;
  }

  async #move(url: string, begin: () => Promise<unknown>, foreseen?: Destination["foreseen"]): Promise<void> {
    const { routing } = this.tab;
    await routing.strict.during(url, () => routing.until(begin, this.#watch(), foreseen));
  }

  /** The document has asked whether it is left, and the answer was no. */
  stays(): void {
    this.#stays++;
    this.changed.emit();
  }

  /** Returns a function that resolves when the tab shows another document or address. Rejects if the document stays. */
  #watch(): () => Promise<void> {
    const [count, stays] = [this.#count, this.#stays];
    return async () => {
      await this.changed.until(() => this.#count !== count || this.#stays !== stays);
      if (this.#count === count) throw new Error("net::ERR_ABORTED");
    };
  }
}
