/** What the browser itself writes to the console of one target: failed requests, violated policies, deprecations, ... */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Target } from "../target";

type Entry = Protocol.Log.LogEntry;

export class BrowserLog {
  /** When the target began to report, in ms since 1970; undefined while it does not. */
  #since: number | undefined;

  constructor(private readonly target: Target) {}

  /** Reports only while Python listens. */
  async renew(): Promise<void> {
    const wanted = this.target.hasDocuments && this.target.tab.observes("log");
    if (wanted === (this.#since !== undefined)) return;
    this.#since = wanted ? Date.now() : undefined;
    await this.target.send(wanted ? "Log.enable" : "Log.disable");
  }

  event(method: string, params: unknown): void {
    if (method === "Log.entryAdded") this.#added((params as Protocol.Log.EntryAddedEvent).entry);
  }

  /** At first, the browser reports what it has kept. Workers report their messages themselves. */
  #added({ source, level, text, timestamp, url = "", lineNumber = 0 }: Entry): void {
    if (this.#since === undefined || timestamp < this.#since || source === "worker" || url.endsWith("/favicon.ico")) return;
    const location = { url, line: lineNumber, column: 0 };
    this.target.tab.tell({ kind: "console", frame: "main", type: level, text, args: [], location, timestamp });
  }
}
