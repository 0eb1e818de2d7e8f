/** The requests of one target that the browser holds until it is known what becomes of them. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { HeaderList, Settings } from "../../../runtime/src/contract";
import type { Target } from "../target";
import { Challenges } from "./credentials";

const REQUESTS = { urlPattern: "*" };
const DOCUMENTS = { urlPattern: "*", resourceType: "Document" } as const;
const ANSWERED_DOCUMENTS = { urlPattern: "*", resourceType: "Document", requestStage: "Response" } as const;

/** Milliseconds that a new window's first document waits. Its opener may show a dialog, and then nothing answers. */
const LONGEST_WAIT = 5_000;

export class Interception {
  /** What holds in the browser: as it was set last. */
  #held = "";
  #conditions = "";
  #cached = true;
  #keeps = false;
  /** While its first document has to wait: the requests that do. */
  #waiting: Protocol.Fetch.RequestPausedEvent[] | undefined;

  readonly #challenges: Challenges;

  constructor(private readonly target: Target) {
    this.#challenges = new Challenges(target);
  }

  /** Brings the browser to what Python's settings say. */
  async renew(): Promise<void> {
    const { companion, id } = this.target.tab;
    const settings = companion.memory.settingsOf(id);
    const handleAuthRequests = companion.memory.credentials.length > 0;
    const { hasDocuments, isServiceWorker, tab } = this.target;
    const requests = handleAuthRequests || !!settings.routes?.length || tab.routing.isDeciding;
    const downloads = hasDocuments && tab.downloads.areWanted;
    const documents = this.#waiting || tab.routing.strict.areDue ? [DOCUMENTS] : [];
    const patterns = [...(requests ? [REQUESTS] : documents), ...(downloads ? [ANSWERED_DOCUMENTS] : [])];
    await Promise.all([
      // The requests of other workers are held with their page's.
      ...(hasDocuments || isServiceWorker ? [this.#hold(patterns, handleAuthRequests)] : []),
      this.#set(settings),
      this.#cache(!settings.routes?.length && !handleAuthRequests),
      ...(downloads ? [this.#keep()] : []),
    ]);
  }

  /** The first document of a new window waits until its scripts are in place. The browser itself waits for one client only. */
  async holdUntil(ready: Promise<unknown>): Promise<void> {
    this.#waiting = [];
    const held = this.renew();
    await Promise.race([ready, new Promise((done) => setTimeout(done, LONGEST_WAIT))]);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    for (const paused of waiting) this.#paused(paused);
    await Promise.all([held, this.renew()]);
  }

  async #hold(patterns: Protocol.Fetch.RequestPattern[], handleAuthRequests: boolean): Promise<void> {
    const wanted = patterns.length ? JSON.stringify([patterns, handleAuthRequests]) : "";
    if (wanted === this.#held) return;
    this.#held = wanted;
    if (!patterns.length) await this.target.send("Fetch.disable");
    else await this.target.send("Fetch.enable", { patterns, handleAuthRequests });
  }

  /** The browser keeps what it receives from now on: downloads are read when they are complete. */
  async #keep(): Promise<void> {
    if (this.#keeps) return;
    this.#keeps = true;
    await this.target.tab.downloads.begin(this.target);
  }

  async #set({ extraHeaders = [], offline = false }: Settings): Promise<void> {
    const wanted = extraHeaders.length || offline ? JSON.stringify([extraHeaders, offline]) : "";
    if (wanted === this.#conditions) return;
    this.#conditions = wanted;
    await Promise.all([
      this.target.send("Network.enable"),
      this.target.send("Network.setExtraHTTPHeaders", { headers: named(extraHeaders) }),
      this.target.send("Network.emulateNetworkConditions", {
        offline,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: -1,
      }),
    ]);
  }

  /** Where requests are routed, none is answered from the browser's cache. */
  async #cache(cached: boolean): Promise<void> {
    if (cached === this.#cached) return;
    this.#cached = cached;
    await this.target.send("Network.setCacheDisabled", { cacheDisabled: !cached });
  }

  event(method: string, params: unknown): void {
    if (method === "Fetch.requestPaused") this.#paused(params as Protocol.Fetch.RequestPausedEvent);
    else if (method === "Fetch.authRequired")
      this.#challenges.answer(params as Protocol.Fetch.AuthRequiredEvent);
  }

  #paused(paused: Protocol.Fetch.RequestPausedEvent): void {
    const { downloads, routing } = this.target.tab;
    if (this.#waiting) this.#waiting.push(paused);
    else if (isAnswered(paused)) downloads.answered(this.target, paused);
    else routing.paused(this.target, paused);
  }
}

/** Whether it is the response that the browser holds. */
function isAnswered({ responseStatusCode, responseErrorReason }: Protocol.Fetch.RequestPausedEvent): boolean {
  return responseStatusCode !== undefined || responseErrorReason !== undefined;
}

function named(headers: HeaderList): Record<string, string> {
  return Object.fromEntries(headers);
}
