/** The companion of one browser session: knows its tabs, and what Python has told it. */
import type { HttpCredentials } from "../../runtime/src/commands";
import type { Arrived } from "../../runtime/src/companion/channel";
import { fitting } from "../../runtime/src/companion/needless";
import type { EmulationSettings, Settings } from "../../runtime/src/contract";
import type { Unnumbered } from "../../runtime/src/kernel/news_queue";
import type { Entry } from "../../runtime/src/kernel/entry";
import { randomName } from "../../runtime/src/kernel/random";
import { Passkeys } from "./devtools/passkeys";
import { NEWS, type UserSession } from "./devtools/session";
import { Frames } from "./documents/frames";
import { beginningScript, greetingScript, kernelScript, type Way, withKernel } from "./documents/scripts";
import type { Download } from "./downloads/download";
import type { Address, Host, Listener, TabId } from "./hosts/host";
import { powers } from "./powers/powers";
import type { HelperTab } from "./storage/helper_tab";
import { Tab } from "./tab";
import type { Document } from "./target";
import { Turns } from "./turns";

const ACTED_KEPT = 32;

/** What outlives the worker, which the browser may stop. */
interface Memory {
  entry: Entry | undefined;
  /** Those that a tab begins with which no other one has opened. */
  settings: Settings;
  /** By tab. */
  own: Record<TabId, Settings>;
  credentials: HttpCredentials[];
  emulation: EmulationSettings;
  /** Those that were visited. */
  origins: string[];
}

/** What Python greets the companion with, once a session. */
interface Greeting {
  entry: Entry;
  settings: Settings;
}

export class Companion implements Listener {
  readonly tabs = new Map<TabId, Tab>();
  /** How documents reach it. */
  readonly way: Way = { name: `__${randomName()}`, key: randomName() };
  readonly frames = new Frames(this);
  readonly turns = new Turns();
  /** The tabs that report what service workers do, by what the browser calls these. */
  readonly serviceWorkers = new Map<string, Tab>();
  readonly passkeys = new Passkeys(this);
  /** DevTools sessions of users. */
  readonly sessions = new Map<string, UserSession>();
  /** Chunks of the runtime that documents have asked for. */
  readonly asked = new Set<string>();
  /** By the browser's ids. */
  readonly downloads = new Map<string, Download>();
  /** Tabs that the companion opened for itself. Python does not see them. */
  readonly helpers = new Map<TabId, HelperTab>();
  /** By windows: Python's operations that have acted in it. The window may close between two turns of an operation. */
  readonly acted = new Map<string, Set<number>>();
  #memory: Memory = { entry: undefined, settings: {}, own: {}, credentials: [], emulation: {}, origins: [] };
  #ready: Promise<void> | undefined;
  #lastNumber = Date.now();
  /** The permissions that the browser knows of. */
  #granted = "[]";
  /** How many tabs Python is opening itself: these are not reported. */
  #opening = 0;

  constructor(readonly host: Host) {
    host.listen(this);
  }

  /** Attaches to the tabs that are there. */
  start(): Promise<void> {
    return (this.#ready ??= this.#start());
  }

  async #start(): Promise<void> {
    this.#memory = (await this.host.recall<Memory>()) ?? this.#memory;
    await Promise.all((await this.host.tabs()).map((tab) => this.#attach(tab)));
  }

  get entry(): Entry | undefined {
    return this.#memory.entry;
  }

  /** What servers get that demand credentials. */
  get credentials(): HttpCredentials[] {
    return this.#memory.credentials;
  }

  async identify(credentials: HttpCredentials[]): Promise<void> {
    await this.#remember({ credentials });
    await Promise.all([...this.tabs.values()].map((tab) => tab.renew()));
  }

  /** What all tabs emulate. */
  get emulation(): EmulationSettings {
    return this.#memory.emulation;
  }

  /** Python's latest for a tab. */
  settingsOf(tab: TabId): Settings {
    return this.#memory.own[tab] ?? this.#memory.settings;
  }

  /** The script that makes the kernels of new documents, whatever Python wants. */
  async kernelScript(): Promise<string> {
    return kernelScript(this.way, await this.#texts(["guard", "core", "companion"]));
  }

  /** The script that follows it in the new documents of a tab. */
  async beginningScript(tab: TabId): Promise<string> {
    const { entry } = this.#memory;
    if (!entry) return greetingScript(this.way);
    const settings = this.settingsOf(tab);
    return beginningScript(this.way, entry, settings, await this.#texts(fitting(settings.chunks ?? [])));
  }

  async #texts(names: string[]): Promise<Record<string, string>> {
    const texts = await Promise.all(names.map(async (name) => [name, await this.host.chunk(name)] as const));
    return Object.fromEntries(texts);
  }

  /** A document asks for something. Rejects with a message for the caller. */
  async ask(from: Document, ask: string, params: unknown): Promise<unknown> {
    if (ask === "greet") return this.#greet(params as Greeting);
    if (!this.entry) throw new Error("The companion has not been greeted");
    const { tab } = from.target;
    if (ask === "settings") return this.#change(from, params as Settings);
    if (ask === "arrived") return this.#arrived(from, params as { doc: string });
    if (ask === "seen") return tab.news.seen((params as { told: number }).told);
    if (ask === "acted") return note(from.acted, params as number[]); // the answer comes after all that documents have asked before
    if (ask === "refused") return void from.acted.delete(params as number);
    if (ask === "leaves") return void (tab.isMain(from) && tab.tell(...(params as Unnumbered[])));
    if (ask === "wake") return this.#wake(from);
    const power = powers[ask];
    if (!power) throw new Error(`The companion has no power ${ask}`);
    return power({ companion: this, document: from }, params);
  }

  /** Only the first greeting counts: whatever comes later may be a page's. */
  async #greet({ entry, settings }: Greeting): Promise<boolean> {
    if (this.entry) return false;
    await this.#remember({ entry, settings, emulation: settings.emulation ?? {} });
    await Promise.all([this.#emulate(), ...[...this.tabs.values()].map((tab) => tab.begin())]);
    return true;
  }

  /** Those of frames are the tab's. */
  async #change({ frame, target: { tab } }: Document, settings: Settings): Promise<void> {
    if (frame !== tab.main) return;
    const { emulation = this.emulation } = settings;
    await this.#remember({ own: { ...this.#memory.own, [tab.id]: settings }, emulation });
    await this.#emulate();
    await tab.renew();
  }

  /** A new tab begins with what its opener's settings say about windows that its scripts open. */
  async #inherit(id: TabId, opener: TabId | undefined): Promise<void> {
    const from = opener === undefined ? this.#memory.settings : this.settingsOf(opener);
    const { popups, chunks, testIdAttribute } = from;
    await this.#remember({ own: { ...this.#memory.own, [id]: { chunks, testIdAttribute, ...popups } as Settings } });
  }

  async #emulate(): Promise<void> {
    const grants = this.emulation.granted ?? [];
    const granted = JSON.stringify(grants);
    if (granted !== this.#granted) await this.host.grant(grants);
    this.#granted = granted;
    await Promise.all([...this.tabs.values()].map((tab) => tab.emulate()));
  }

  /** A document has its kernel. Frames report nothing of the tab's news. */
  #arrived(document: Document, { doc }: { doc: string }): Arrived {
    document.kernel = doc;
    const acted = [...document.acted];
    const { shown, news } = document.target.tab;
    if (document === shown) return { news: news.arrived(document), acted };
    document.told = 0; // it may turn out to be the one that a new tab shows
    return { news: [], acted };
  }

  /** A document has news. Python may wait for a turn of another one, which ends it. */
  #wake(from: Document): void {
    const { tab } = from.target;
    const window = from.frame === tab.main ? tab.window : this.frames.nameOf(from);
    if (window !== undefined) this.#wakeOthers(window, from); // else Python looks at it once the frame is reported
  }

  /** The tab has news, which Python may not wait for. */
  wake(tab: Tab): void {
    this.#wakeOthers(tab.window, tab.shown);
  }

  #wakeOthers(window: string, from: Document | undefined): void {
    const mains = [...this.tabs.values()].map(({ shown }) => shown);
    for (const other of new Set([...mains, ...this.turns.documents]))
      if (other && other !== from) void this.call(other, `woken(${JSON.stringify(window)})`);
  }

  /** Calls a method of the channel in a document, if the runtime is there. */
  async call(document: Document, method: string): Promise<void> {
    if (!this.entry) return;
    try {
      const expression = withKernel(this.entry, `(kernel) => void kernel.channel?.${method}`);
      await document.target.evaluate(document, `${expression}\n//# sourceURL=${NEWS}`);
    } catch {
      // The document is gone, or the runtime is not there. The next document asks for the news.
    }
  }

  async #remember(change: Partial<Memory>): Promise<void> {
    this.#memory = { ...this.#memory, ...change };
    await this.host.remember(this.#memory);
  }

  /** The origins that the session has visited, or was given the storage of. */
  get origins(): string[] {
    return this.#memory.origins;
  }

  visited(url: string): void {
    const { origin, protocol } = URL.parse(url) ?? {};
    if (!origin || !/^https?:$/.test(protocol!) || this.origins.includes(origin)) return;
    void this.#remember({ origins: [...this.origins, origin] });
  }

  /** The tabs by the names that Python calls them. */
  get windows(): Map<string, Tab> {
    return new Map([...this.tabs.values()].map((tab) => [tab.window, tab]));
  }

  /** The session's own tab, in which Python's turns begin. */
  get own(): Tab {
    return this.tabs.values().next().value!;
  }

  /** Whether a page waits for what Python says about a dialog. */
  get isAsking(): boolean {
    return [...this.tabs.values()].some(({ dialogs }) => dialogs.waits);
  }

  /** The number of the next item of news. */
  nextNumber(): number {
    return ++this.#lastNumber;
  }

  async open(url: string, window?: string): Promise<Tab> {
    this.#opening++;
    try {
      const tab = this.#known(await this.host.open(url), window);
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
      return await this.host.open("about:blank");
    } finally {
      this.#opening--;
    }
  }

  /** Opens an address that extensions can't navigate to: in a new tab, which takes the place of one that is unused. */
  async replace(tab: Tab, url: string): Promise<void> {
    if (!tab.loading.isUnused) throw new Error("Extensions can navigate to data: URLs in new tabs only");
    this.tabs.delete(tab.id);
    const { latest } = tab.loading;
    const next = await this.open(url, tab.window);
    next.loading.latest = latest;
    await this.host.close(tab.id);
  }

  #known(id: TabId, window?: string): Tab {
    let tab = this.tabs.get(id);
    if (!tab || (window && tab.window !== window)) this.tabs.set(id, (tab = new Tab(this, id, window)));
    return tab;
  }

  async #attach(id: TabId): Promise<Tab | undefined> {
    const tab = this.#known(id);
    try {
      await tab.attach();
      return tab;
    } catch (error) {
      this.tabs.delete(id); // closed meanwhile, or a page of the browser's own
      console.warn("not attached", id, error);
      return undefined;
    }
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  tabOpened(id: TabId, opener: TabId | undefined): void {
    void this.#takeIn(id, opener);
  }

  async #takeIn(id: TabId, opener: TabId | undefined): Promise<void> {
    const asked = this.#opening > 0 && opener === undefined;
    await this.start();
    void this.#inherit(id, opener);
    if (asked) return;
    const opened = this.#known(id);
    opened.isOpenedByPage = true;
    if (opener !== undefined) opened.opener = this.tabs.get(opener);
    const tab = await this.#attach(id);
    if (tab) await this.#tellOpened(tab, this.#teller(opener)).catch(() => {}); // it has been closed meanwhile
  }

  tabClosed(id: TabId): void {
    const tab = this.tabs.get(id);
    this.tabs.delete(id);
    tab?.closed();
    if (tab) this.passkeys.end(tab);
    for (const [worker, owner] of this.serviceWorkers) if (owner === tab) this.serviceWorkers.delete(worker);
    delete this.#memory.own[id];
    for (const session of [...this.sessions.values()]) if (session.tab === tab) this.sessions.delete(session.id);
    if (tab) this.#tellClosed(tab);
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
    return (opener === undefined ? undefined : this.tabs.get(opener)) ?? this.tabs.values().next().value;
  }

  /** A page has opened a tab. It is reported once it shows what it was opened for. */
  async #tellOpened(tab: Tab, teller: Tab | undefined): Promise<void> {
    const { openerId } = (await tab.page.send("Target.getTargetInfo")).targetInfo;
    await tab.changed.until(() => (tab.loading.hasBegun && tab.shown !== undefined) || tab.isReported);
    if (tab.isReported) return; // with its end
    const aside = openerId === undefined; // a user has opened it, as with a key held at a link
    teller?.tell({ kind: "popup", popup: tab.window, ...facts(tab, aside), closed: false });
    tab.isReported = true;
  }

  detached(tab: TabId, reason: string): void {
    if (reason === "target_closed") this.tabClosed(tab); // which the browser may report before
    else this.#attachAgain(tab);
  }

  #attachAgain(id: TabId): void {
    const before = this.tabs.get(id);
    if (!before || !this.tabs.delete(id)) return;
    before.closed();
    void this.#attach(id);
  }

  event({ tab, session }: Address, method: string, params: unknown): void {
    this.tabs.get(tab)?.event(session, method, params);
    this.helpers.get(tab)?.event(method, params);
  }
}

/** Operations have acted. Python asks about its latest ones only. */
function note(acted: Set<number>, ids: number[]): void {
  for (const id of ids) acted.add(id);
  for (const id of acted) if (acted.size > ACTED_KEPT) acted.delete(id);
}

function facts(tab: Tab, aside: boolean) {
  return { frame: "main", url: tab.loading.url, aside, reachable: true, ran: true };
}
