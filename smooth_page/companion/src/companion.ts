/** The companion of one browser session: knows its tabs, and what Python has set. */
import type { HttpCredentials } from "../../runtime/src/commands";
import type { Arrived } from "../../runtime/src/companion/channel";
import { digest } from "../../runtime/src/companion/digest";
import { awaitsReports } from "../../runtime/src/companion/replaced_chunks";
import type { Settings } from "../../runtime/src/contract";
import type { Entry } from "../../runtime/src/kernel/entry";
import { Passkeys } from "./devtools/passkeys";
import { NEWS, type UserSession } from "./devtools/session";
import { Frames } from "./documents/frames";
import { Kernels } from "./documents/kernels";
import { withBeginning, withKernel } from "./documents/scripts";
import type { Download } from "./downloads/download";
import type { Address, Host, Listener, TabId } from "./hosts/host";
import { Memory } from "./memory";
import { appeared } from "./powers/picker";
import { powers } from "./powers/powers";
import { Recordings } from "./screencasts/screencast";
import type { Tab } from "./tab";
import { Tabs } from "./tabs";
import type { Document } from "./target";
import { Turns } from "./turns";

const ACTED_KEPT = 32;
/** Milliseconds in which a document usually comes. */
const ALL_COMES_WITHIN = 50;

/** What Python greets the companion with, once a session. */
interface Greeting {
  entry: Entry;
  settings: Settings;
}

export class Companion implements Listener {
  readonly memory: Memory;
  readonly kernels: Kernels;
  readonly tabs = new Tabs(this);
  readonly frames = new Frames(this);
  readonly turns = new Turns();
  /** The tabs that report what service workers do, by what the browser calls these. */
  readonly serviceWorkers = new Map<string, Tab>();
  readonly passkeys = new Passkeys(this);
  readonly recordings = new Recordings();
  /** DevTools sessions of users. */
  readonly sessions = new Map<string, UserSession>();
  /** Chunks of the runtime that documents have asked for. */
  readonly asked = new Set<string>();
  /** By the browser's ids. */
  readonly downloads = new Map<string, Download>();
  /** By windows: Python's operations that have acted in it. The window may close between two turns of an operation. */
  readonly acted = new Map<string, Set<number>>();
  #ready: Promise<void> | undefined;
  #lastNumber = Date.now();
  /** The permissions that the browser knows of. */
  #granted = "[]";
  constructor(readonly host: Host) {
    this.memory = new Memory(host);
    this.kernels = new Kernels(host, this.memory);
    host.listen(this);
  }

  /** Attaches to the tabs that are there. */
  start(): Promise<void> {
    return (this.#ready ??= this.#start());
  }

  async #start(): Promise<void> {
    await this.memory.recall();
    await Promise.all((await this.host.tabs()).map((tab) => this.tabs.attach(tab)));
  }

  async identify(credentials: HttpCredentials[]): Promise<void> {
    await this.memory.remember({ credentials });
    await Promise.all(this.tabs.all.map((tab) => tab.renew()));
  }

  /** A document asks for something. Rejects with a message for the caller. */
  async ask(from: Document, ask: string, params: unknown): Promise<unknown> {
    if (ask === "greet") return this.#greet(params as Greeting);
    if (!this.memory.entry) throw new Error("The companion has not been greeted");
    const { tab } = from.target;
    if (ask === "settings") return this.#change(from, params as Settings);
    if (ask === "arrived") return this.#arrived(from, params as { doc: string });
    if (ask === "needed") return from.needed.resolve(false);
    if (ask === "seen") return tab.news.seen((params as { companionAck: number }).companionAck);
    if (ask === "acted") return note(from.acted, params as number[]); // the answer comes after all that documents have asked before
    if (ask === "refused") return void from.acted.delete(params as number);
    if (ask === "wake") return this.#wake(from, (params as { calls: boolean }).calls);
    const power = powers[ask];
    if (!power) throw new Error(`The companion has no power ${ask}`);
    return power({ companion: this, document: from }, params);
  }

  /** Only the first greeting counts: whatever comes later may be a page's. */
  async #greet({ entry, settings }: Greeting): Promise<boolean> {
    if (this.memory.entry) return false;
    await this.memory.remember({ entry, settings, emulation: settings.emulation ?? {} });
    await Promise.all([this.#emulate(), ...this.tabs.all.map((tab) => tab.begin())]);
    for (const tab of this.tabs.all) void tab.screencast.renew();
    return true;
  }

  /** Those of frames are the tab's. */
  async #change({ frame, target: { tab } }: Document, settings: Settings): Promise<void> {
    if (frame !== tab.main) return;
    await this.memory.change(tab.id, settings);
    await this.#emulate();
    await tab.renew();
    await tab.screencast.renew();
  }

  async #emulate(): Promise<void> {
    const grants = this.memory.emulation.granted ?? [];
    const granted = JSON.stringify(grants);
    if (granted !== this.#granted) await this.host.grant(grants);
    this.#granted = granted;
    await Promise.all(this.tabs.all.map((tab) => tab.emulate()));
  }

  /**
   * A document has its kernel. Frames report nothing of the tab's news. That which the tab shows is answered once: when all of
   * it has come, unless that takes long, or Python's first turn is there before.
   */
  async #arrived(document: Document, { doc }: { doc: string }): Promise<Arrived> {
    document.kernel = doc;
    appeared(document);
    const { tab } = document.target;
    const isShown = document === tab.shown;
    const allCame = isShown && (await Promise.race([this.#allCame(document), document.needed.promise, soon()]));
    const isUpToDate = allCame || !this.#isAwaited(tab);
    const acted = [...document.acted];
    const { id, shown, news, network, loading } = tab;
    const settings = digest(JSON.stringify(this.memory.settingsOf(id)));
    if (document === shown) {
      const { brought } = network;
      return { news: news.arrived(document), acted, settings, brought, navigation: loading.found(), isUpToDate };
    }
    document.sentNews = 0; // it may turn out to be the one that a new tab shows
    return { news: [], acted, settings, isUpToDate };
  }

  /**
   * Waits for what Python's first turn in a document needs: where Python listens, or navigates by the companion, all until its
   * load event. Returns whether it has waited for that. Documents that have come over no network may never have it.
   */
  async #allCame({ loaded, target: { tab } }: Document): Promise<boolean> {
    const { news, network, loading } = tab;
    const waits = network.hasBrought && !news.asks && (loading.isSought || this.#isAwaited(tab));
    const isLoaded = waits && (await loaded.promise);
    await network.allCame();
    return isLoaded;
  }

  /** Whether Python's first turn in a document of the tab waits for the news. */
  #isAwaited({ id }: Tab): boolean {
    return awaitsReports(this.memory.settingsOf(id), 1);
  }

  /** A document has news, or waits for an answer (`calls`). Python may wait for a turn of another one, which ends it. */
  async #wake(from: Document, calls: boolean): Promise<void> {
    const { tab } = from.target;
    if (!calls && (await tab.loading.isTurnNext())) return;
    const window = from.frame === tab.main ? tab.window : this.frames.nameOf(from);
    if (window !== undefined) this.#wakeOthers(window, from); // else Python looks at it once the frame is reported
  }

  /** The tab has news, which Python may not wait for. */
  wake(tab: Tab): void {
    this.#wakeOthers(tab.window, tab.shown);
  }

  #wakeOthers(window: string, from: Document | undefined): void {
    const mains = this.tabs.all.map(({ shown }) => shown);
    for (const other of new Set([...mains, ...this.turns.documents]))
      if (other && other !== from) void this.call(other, `woken(${JSON.stringify(window)})`);
  }

  /** Calls a method of the channel in a document, if the runtime is there. The document gets its kernel for that. */
  async call(document: Document, method: string): Promise<void> {
    await this.#evaluate(document, (entry) => withKernel(entry, `(kernel) => void kernel.channel?.${method}`));
  }

  /** Calls a method of what a document has begun with, if the runtime is there. The document needs no kernel for that. */
  async pass(document: Document, method: string): Promise<void> {
    await this.#evaluate(document, (entry) => withBeginning(entry, `(beginning) => beginning.${method}`));
  }

  async #evaluate(document: Document, expression: (entry: Entry) => string): Promise<void> {
    if (!this.memory.entry) return;
    try {
      await document.target.evaluate(document, `${expression(this.memory.entry)}\n//# sourceURL=${NEWS}`);
    } catch {
      // The document is gone, or the runtime is not there. The next document asks for the news.
    }
  }

  /** Whether a page waits for what Python says about a dialog. */
  get isAsking(): boolean {
    return this.tabs.all.some(({ dialogs }) => dialogs.waits);
  }

  /** The number of the next item of news. */
  nextNumber(): number {
    return ++this.#lastNumber;
  }

  /** A tab is closed, and with it what was of it. */
  ended(tab: Tab): void {
    this.passkeys.end(tab);
    this.recordings.closed(new Set(this.tabs.all.map(({ window }) => window)));
    for (const [worker, owner] of this.serviceWorkers) if (owner === tab) this.serviceWorkers.delete(worker);
    for (const session of [...this.sessions.values()]) if (session.tab === tab) this.sessions.delete(session.id);
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  tabOpened(id: TabId, opener: TabId | undefined): void {
    this.tabs.opened(id, opener);
  }

  tabClosed(id: TabId): void {
    this.tabs.closed(id);
  }

  detached(tab: TabId, reason: string): void {
    this.tabs.detached(tab, reason);
  }

  event({ tab, session }: Address, method: string, params: unknown): void {
    this.tabs.get(tab)?.event(session, method, params);
    this.tabs.helpers.get(tab)?.event(method, params);
  }
}

async function soon(): Promise<false> {
  await new Promise((done) => setTimeout(done, ALL_COMES_WITHIN));
  return false;
}

/** Operations have acted. Python asks about its latest ones only. */
function note(acted: Set<number>, ids: number[]): void {
  for (const id of ids) acted.add(id);
  for (const id of acted) if (acted.size > ACTED_KEPT) acted.delete(id);
}
