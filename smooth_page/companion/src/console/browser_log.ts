/** What the browser itself writes to the console of one target: failed requests, violated policies, deprecations, ... */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Target } from "../target";
import { detailsOf, messageOfBrowser } from "./message";

export type Entry = Protocol.Log.LogEntry;

export class BrowserLog {
  /** When it began to report, in ms since 1970: at first, the browser reports what it has kept. */
  readonly #since = Date.now();

  constructor(private readonly target: Target) {}

  async begin(): Promise<void> {
    await this.target.send("Log.enable");
  }

  event(method: string, params: unknown): void {
    if (method === "Log.entryAdded") this.#added((params as Protocol.Log.EntryAddedEvent).entry);
  }

  /** Workers report their messages themselves. */
  #added(entry: Entry): void {
    const { source, timestamp, url = "" } = entry;
    if (timestamp < this.#since || source === "worker" || url.endsWith("/favicon.ico")) return;
    const { tab } = this.target;
    const message = messageOfBrowser(entry);
    tab.kept.logged(message);
    if (tab.observes("log")) tab.tell({ kind: "console", frame: "main", ...detailsOf(message, []) });
  }
}
