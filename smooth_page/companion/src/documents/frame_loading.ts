/** The navigations of frames that Python asks for. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Destination } from "../../../runtime/src/commands";
import { Signal } from "../signal";
import type { Tab } from "../tab";
import type { Document } from "../target";

type FrameId = Protocol.Page.FrameId;

/** A document has asked the browser to navigate it, or another frame: now, or in a moment as with forms. */
const BEGINS = new Set(["Page.frameRequestedNavigation", "Page.frameStartedNavigating"]);

export class FrameLoading {
  /** How many navigations have begun. */
  begun = 0;
  /** What the browser calls the loading of the document that each frame shows. */
  readonly #loaders = new Map<FrameId, Protocol.Network.LoaderId>();
  /** Frames that show the browser's error page. */
  readonly #unreachable = new Set<FrameId>();
  /** A frame shows another document, or is gone. */
  readonly #changed = new Signal();
  /** The last navigation, which a document may ask for again. */
  #latest: { id: string; brought: Promise<boolean> } | undefined;

  constructor(private readonly tab: Tab) {}

  event(method: string, params: unknown): void {
    if (BEGINS.has(method)) this.begun++;
    if (method === "Page.frameNavigated") {
      const { frame } = params as Protocol.Page.FrameNavigatedEvent;
      this.#loaders.set(frame.id, frame.loaderId);
      if (frame.unreachableUrl === undefined) this.#unreachable.delete(frame.id);
      else this.#unreachable.add(frame.id);
      this.#changed.emit();
    } else if (method === "Page.frameDetached") {
      const { frameId, reason } = params as Protocol.Page.FrameDetachedEvent;
      if (reason === "remove") this.#loaders.delete(frameId);
      this.#changed.emit();
    }
  }

  /** Whether the navigation of that id has brought another document. Rejects with the browser's reason if it has failed. */
  navigation(id: string, frame: FrameId, to: Destination): Promise<boolean> {
    if (this.#latest?.id !== id) this.#latest = { id, brought: this.#navigate(frame, to) };
    return this.#latest.brought;
  }

  async #navigate(frameId: FrameId, { url = "", referrer }: Destination): Promise<boolean> {
    const document = this.tab.documentOf(frameId) ?? (await this.tab.document());
    if (!this.tab.companion.host.navigates(url)) return this.#assign(document, url);
    const from = referrer === undefined ? {} : { referrer, referrerPolicy: "unsafeUrl" as const };
    const { errorText, loaderId } = await this.#begin(document, { url, frameId, ...from });
    if (errorText) throw new Error(`${errorText} at ${url}`);
    if (loaderId === undefined) return false;
    if (!this.#loaders.has(frameId)) this.#loaders.set(frameId, ""); // it has not navigated before
    await this.#changed.until(() => this.#loaders.get(frameId) === loaderId || !this.#loaders.has(frameId));
    return true;
  }

  async #begin({ target }: Document, params: Protocol.Page.NavigateRequest): Promise<Protocol.Page.NavigateResponse> {
    const before = this.#loaders.get(params.frameId!);
    try {
      return await target.send("Page.navigate", params);
    } catch (error) {
      if (target.isEnded) return this.#elsewhere(params.frameId!, before);
      throw new Error(`Protocol error (Page.navigate): ${(error as Error).message}`);
    }
  }

  /** The browser runs the document in another target than the one before, whose answer is lost with its reason. */
  async #elsewhere(frameId: FrameId, before: string | undefined): Promise<Protocol.Page.NavigateResponse> {
    await this.#changed.until(() => this.#loaders.get(frameId) !== before);
    if (this.#unreachable.has(frameId)) return { frameId, errorText: "net::ERR_FAILED" };
    const loaderId = this.#loaders.get(frameId);
    return { frameId, ...(loaderId === undefined ? {} : { loaderId }) };
  }

  /** By a script, which may navigate frames to all addresses. */
  async #assign(document: Document, url: string): Promise<boolean> {
    const before = this.#loaders.get(document.frame);
    await document.target.evaluate(document, `void location.assign(${JSON.stringify(url)})`);
    await this.#changed.until(() => this.#loaders.get(document.frame) !== before);
    return true;
  }
}
