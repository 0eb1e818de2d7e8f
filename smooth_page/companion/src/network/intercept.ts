/** The requests of one target that the browser holds until it is known what becomes of them. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { HeaderList, Settings } from "../../../runtime/src/contract";
import type { Target } from "../target";
import { Challenges } from "./credentials";

export class Interception {
  /** What holds in the browser: as it was set last. */
  #held = "";
  #conditions = "";

  readonly #challenges: Challenges;

  constructor(private readonly target: Target) {
    this.#challenges = new Challenges(target);
  }

  /** Brings the browser to what Python's settings say. */
  async renew(): Promise<void> {
    const { companion, id } = this.target.tab;
    const settings = companion.settingsOf(id);
    const handleAuthRequests = companion.credentials.length > 0;
    const holds = handleAuthRequests || !!settings.routes?.length;
    await Promise.all([this.#hold(holds, handleAuthRequests), this.#set(settings)]);
  }

  async #hold(holds: boolean, handleAuthRequests: boolean): Promise<void> {
    const wanted = holds ? `held ${handleAuthRequests}` : "";
    if (wanted === this.#held) return;
    this.#held = wanted;
    if (!holds) await this.target.send("Fetch.disable");
    else await this.target.send("Fetch.enable", { patterns: [{ urlPattern: "*" }], handleAuthRequests });
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

  event(method: string, params: unknown): void {
    if (method === "Fetch.requestPaused")
      this.target.tab.routing.paused(this.target, params as Protocol.Fetch.RequestPausedEvent);
    else if (method === "Fetch.authRequired")
      this.#challenges.answer(params as Protocol.Fetch.AuthRequiredEvent);
  }
}

function named(headers: HeaderList): Record<string, string> {
  return Object.fromEntries(headers);
}
