/** The companion of one browser session: knows its tabs, and what Python has told it. */
import type { Settings } from "../../runtime/src/contract";
import type { Entry } from "../../runtime/src/kernel/entry";
import { documentScript, greetingScript } from "./documents/scripts";
import type { Address, Host, Listener, TabId } from "./hosts/host";
import { powers } from "./powers/powers";
import { Tab } from "./tab";
import type { Document } from "./target";

/** What outlives the worker, which the browser may stop. */
interface Memory {
  entry: Entry | undefined;
  settings: Settings;
}

/** What Python greets the companion with, once a session. */
interface Greeting {
  entry: Entry;
  settings: Settings;
}

export class Companion implements Listener {
  readonly tabs = new Map<TabId, Tab>();
  #memory: Memory = { entry: undefined, settings: {} };
  #ready: Promise<void> | undefined;

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

  get settings(): Settings {
    return this.#memory.settings;
  }

  /** The script that new documents begin with. `binding` is the name of the function by which they reach the companion. */
  async script(binding: string): Promise<string> {
    const { entry, settings } = this.#memory;
    if (!entry) return greetingScript(binding);
    const names = ["guard", "core", "companion", ...(settings.chunks ?? [])];
    const texts = await Promise.all(names.map(async (name) => [name, await this.host.chunk(name)] as const));
    return documentScript(binding, entry, settings, Object.fromEntries(texts));
  }

  /** A document asks for something. Rejects with a message for the caller. */
  async ask(from: Document, ask: string, params: unknown): Promise<unknown> {
    if (ask === "greet") return this.#greet(params as Greeting);
    if (!this.entry) throw new Error("The companion has not been greeted");
    if (ask === "settings") return this.#change(params as Settings);
    const power = powers[ask];
    if (!power) throw new Error(`The companion has no power ${ask}`);
    return power({ companion: this, document: from }, params);
  }

  /** Only the first greeting counts: whatever comes later may be a page's. */
  async #greet({ entry, settings }: Greeting): Promise<boolean> {
    if (this.entry) return false;
    await this.#remember({ entry, settings });
    await Promise.all([...this.tabs.values()].map((tab) => tab.install()));
    return true;
  }

  async #change(settings: Settings): Promise<void> {
    await this.#remember({ ...this.#memory, settings });
    await Promise.all([...this.tabs.values()].map((tab) => tab.renew()));
  }

  async #remember(memory: Memory): Promise<void> {
    this.#memory = memory;
    await this.host.remember(memory);
  }

  async #attach(id: TabId): Promise<void> {
    if (this.tabs.has(id)) return;
    const tab = new Tab(this, id);
    this.tabs.set(id, tab);
    try {
      await tab.attach();
    } catch (error) {
      this.tabs.delete(id); // closed meanwhile, or a page of the browser's own
      console.warn("not attached", id, error);
    }
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  tabOpened(tab: TabId): void {
    void this.start().then(() => this.#attach(tab));
  }

  tabClosed(tab: TabId): void {
    this.tabs.delete(tab);
  }

  detached(tab: TabId, reason: string): void {
    this.tabs.delete(tab);
    if (reason !== "target_closed") void this.#attach(tab);
  }

  event({ tab, session }: Address, method: string, params: unknown): void {
    this.tabs.get(tab)?.event(session, method, params);
  }
}
