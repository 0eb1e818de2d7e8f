/** The tabs of a session: which there are, and how they come and go. */
import type { Companion } from "./companion";
import type { Host, TabId } from "./hosts/host";
import type { HelperTab } from "./storage/helper_tab";
import { Tab } from "./tab";

export class Tabs {
  readonly #tabs = new Map<TabId, Tab>();
  /** Tabs that the companion opened for itself. Python does not see them. */
  readonly helpers = new Map<TabId, HelperTab>();
  /** How many tabs Python is opening itself: these are not reported. */
  #opening = 0;

  constructor(private readonly companion: Companion) {}

  get #host(): Host {
    return this.companion.host;
  }

  get all(): Tab[] {
    return [...this.#tabs.values()];
  }

  get(id: TabId): Tab | undefined {
    return this.#tabs.get(id);
  }

  /** The tab that Python calls so. */
  named(window: string): Tab | undefined {
    return this.all.findLast((tab) => tab.window === window);
  }

  /** The session's own tab, in which Python's turns begin. */
  get own(): Tab {
    return this.all[0]!;
  }

  async open(url: string, window?: string): Promise<Tab> {
    this.#opening++;
    try {
      const tab = this.#known(await this.#host.open(url), window);
      tab.isReported = true;
      await tab.document();
      return tab;
    } finally {
      this.#opening--;
    }
  }

  /** Opens a blank tab that is not reported. */
  async openUnseen(): Promise<TabId> {
    this.#opening++;
    try {
      return await this.#host.open("about:blank");
    } finally {
      this.#opening--;
    }
  }

  /** Opens an address that extensions can't navigate to: in a new tab, which takes the place of one that is unused. */
  async replace(tab: Tab, url: string): Promise<void> {
    if (!tab.loading.isUnused) throw new Error("Extensions can navigate to data: URLs in new tabs only");
    this.#tabs.delete(tab.id);
    const { latest } = tab.loading;
    const next = await this.open(url, tab.window);
    next.loading.latest = latest;
    await this.#host.close(tab.id);
  }

  #known(id: TabId, window?: string): Tab {
    let tab = this.#tabs.get(id);
    if (!tab || (window && tab.window !== window)) this.#tabs.set(id, (tab = new Tab(this.companion, id, window)));
    return tab;
  }

  async attach(id: TabId): Promise<Tab | undefined> {
    const tab = this.#known(id);
    try {
      await tab.attach();
      return tab;
    } catch (error) {
      this.#tabs.delete(id); // closed meanwhile, or a page of the browser's own
      console.warn("not attached", id, error);
      return undefined;
    }
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  opened(id: TabId, opener: TabId | undefined): void {
    void this.#takeIn(id, opener);
  }

  async #takeIn(id: TabId, opener: TabId | undefined): Promise<void> {
    const asked = this.#opening > 0 && opener === undefined;
    await this.companion.start();
    void this.companion.memory.inherit(id, opener);
    if (asked) return;
    const opened = this.#known(id);
    opened.isOpenedByPage = true;
    if (opener !== undefined) opened.opener = this.#tabs.get(opener);
    opened.size = opened.opener?.opening.next();
    const begun = opened.changed.until(() => opened.dialogs.isFirst).then(() => opened); // it blocks what attaching needs
    const tab = await Promise.race([this.attach(id), begun]);
    if (tab) await this.#tellOpened(tab, this.#teller(opener)).catch(() => {}); // it has been closed meanwhile
  }

  closed(id: TabId): void {
    const tab = this.#tabs.get(id);
    this.#tabs.delete(id);
    tab?.closed();
    this.companion.memory.forget(id);
    if (!tab) return;
    this.companion.ended(tab);
    this.#tellClosed(tab);
  }

  /** With what Python has not seen of it. A script may close a window that it has just opened. */
  #tellClosed(tab: Tab): void {
    const teller = this.#teller(tab.opener?.id);
    if (!tab.isReported && tab.opener) teller?.tell({ kind: "popup", popup: tab.window, ...facts(tab, false), closed: true });
    tab.isReported = true;
    teller?.tell({ kind: "popupclosed", popup: tab.window, last: tab.news.last() });
  }

  /** Python looks at it. The session's own tab is the service's, which notices itself. */
  crashed(tab: Tab): void {
    const teller = this.#teller(undefined);
    if (teller !== tab) teller?.tell({ kind: "popupnews", popup: tab.window });
  }

  /** The tab that reports something about another one: its opener, else the first one. */
  #teller(opener: TabId | undefined): Tab | undefined {
    return (opener === undefined ? undefined : this.#tabs.get(opener)) ?? this.#tabs.values().next().value;
  }

  /** A page has opened a tab. It is reported once it shows what it was opened for. */
  async #tellOpened(tab: Tab, teller: Tab | undefined): Promise<void> {
    const { openerId } = (await tab.page.send("Target.getTargetInfo")).targetInfo;
    await tab.changed.until(() => (tab.loading.hasBegun && tab.shown !== undefined) || tab.isReported);
    if (tab.isReported) return; // with its end
    const aside = openerId === undefined; // a user has opened it, as with a key held at a link
    teller?.tell({ kind: "popup", popup: tab.window, ...facts(tab, aside), closed: false });
    tab.isReported = true;
    tab.changed.emit();
  }

  detached(tab: TabId, reason: string): void {
    if (reason === "target_closed") this.closed(tab); // which the browser may report before
    else this.#attachAgain(tab);
  }

  #attachAgain(id: TabId): void {
    const before = this.#tabs.get(id);
    if (!before || !this.#tabs.delete(id)) return;
    before.closed();
    void this.attach(id);
  }
}

function facts(tab: Tab, aside: boolean) {
  const size = tab.size ? { size: tab.size } : {};
  return { frame: "main", url: tab.loading.url, aside, reachable: true, ran: true, ...size };
}
