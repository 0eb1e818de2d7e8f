/** A tab of the companion's own, which shows an empty document of any origin. Nothing is requested from the network. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Companion } from "../companion";
import type { Address, Method, Params, Result, TabId } from "../hosts/host";

const EMPTY = { responseCode: 200, responseHeaders: [{ name: "content-type", value: "text/html" }], body: "" };

export class HelperTab {
  readonly #address: Address;

  private constructor(
    private readonly companion: Companion,
    private readonly id: TabId,
  ) {
    this.#address = { tab: id };
  }

  static async open(companion: Companion): Promise<HelperTab> {
    const tab = new HelperTab(companion, await companion.tabs.openUnseen());
    companion.tabs.helpers.set(tab.id, tab);
    await companion.host.attach(tab.id);
    await Promise.all([
      tab.send("Page.enable"),
      tab.send("Network.enable"),
      tab.send("Network.setBypassServiceWorker", { bypass: true }),
      tab.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
      tab.send("Runtime.runIfWaitingForDebugger"),
    ]);
    return tab;
  }

  send<M extends Method>(method: M, params?: Params<M>): Promise<Result<M>> {
    return this.companion.host.send(this.#address, method, params);
  }

  /** Shows an empty document of the origin. Returns its frame. */
  async visit(origin: string): Promise<Protocol.Page.FrameId> {
    const { frameId, errorText } = await this.send("Page.navigate", { url: origin });
    if (errorText) throw new Error(`${errorText} at ${origin}`);
    return frameId;
  }

  event(method: string, params: unknown): void {
    if (method !== "Fetch.requestPaused") return;
    const { requestId } = params as Protocol.Fetch.RequestPausedEvent;
    void this.send("Fetch.fulfillRequest", { requestId, ...EMPTY }).catch(() => undefined); // the tab is closed
  }

  async close(): Promise<void> {
    await this.companion.host.close(this.id);
    this.companion.tabs.helpers.delete(this.id);
  }
}
