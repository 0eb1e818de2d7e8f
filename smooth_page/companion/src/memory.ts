/** What Python has set for a session at the companion. It outlives the worker, which the browser may stop. */
import type { HttpCredentials } from "../../runtime/src/commands";
import type { EmulationSettings, Settings } from "../../runtime/src/contract";
import type { Entry } from "../../runtime/src/kernel/entry";
import type { Host, TabId } from "./hosts/host";

interface Kept {
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

export class Memory {
  #kept: Kept = { entry: undefined, settings: {}, own: {}, credentials: [], emulation: {}, origins: [] };

  constructor(private readonly host: Host) {}

  async recall(): Promise<void> {
    this.#kept = (await this.host.recall<Kept>()) ?? this.#kept;
  }

  async remember(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    await this.host.remember(this.#kept);
  }

  /** How Python's turns find kernels; undefined before it has greeted the companion. */
  get entry(): Entry | undefined {
    return this.#kept.entry;
  }

  /** What servers get that demand credentials. */
  get credentials(): HttpCredentials[] {
    return this.#kept.credentials;
  }

  /** What all tabs emulate. */
  get emulation(): EmulationSettings {
    return this.#kept.emulation;
  }

  /** The origins that the session has visited, or was given the storage of. */
  get origins(): string[] {
    return this.#kept.origins;
  }

  visited(url: string): void {
    const { origin, protocol } = URL.parse(url) ?? {};
    if (!origin || !/^https?:$/.test(protocol!) || this.origins.includes(origin)) return;
    void this.remember({ origins: [...this.origins, origin] });
  }

  /** Python's latest for a tab. */
  settingsOf(tab: TabId): Settings {
    return this.#kept.own[tab] ?? this.#kept.settings;
  }

  async change(tab: TabId, settings: Settings): Promise<void> {
    const { emulation = this.emulation } = settings;
    await this.remember({ own: { ...this.#kept.own, [tab]: settings }, emulation });
  }

  /** A new tab begins with what its opener's settings say about windows that its scripts open. */
  async inherit(id: TabId, opener: TabId | undefined): Promise<void> {
    const from = opener === undefined ? this.#kept.settings : this.settingsOf(opener);
    const { popups, chunks, testIdAttribute } = from;
    await this.remember({ own: { ...this.#kept.own, [id]: { chunks, testIdAttribute, ...popups } as Settings } });
  }

  forget(tab: TabId): void {
    delete this.#kept.own[tab];
  }
}
