/**
 * What happens to a tab's frames, as the browser reports it: in its order with requests and console messages, and for
 * documents that are left before their kernel could say anything. Reported while Python listens to it.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { FrameEventNews } from "../../../runtime/src/contract";
import type { Tab } from "../tab";

type FrameId = Protocol.Page.FrameId;
type Details = Omit<FrameEventNews, "seq" | "frame" | "kind">;

const KIND = "frameevent";

export class FrameEvents {
  constructor(private readonly tab: Tab) {}

  /** `isPage`: of the tab's own target, not of a frame that the browser runs apart from it. */
  event(isPage: boolean, method: string, params: unknown): void {
    if (!this.tab.observes(KIND)) return;
    switch (method) {
      case "Page.frameAttached":
        return this.#attached(params as Protocol.Page.FrameAttachedEvent);
      case "Page.frameDetached":
        return this.#detached(params as Protocol.Page.FrameDetachedEvent);
      case "Page.frameNavigated":
        return this.#navigated(params as Protocol.Page.FrameNavigatedEvent);
      case "Page.navigatedWithinDocument":
        return this.#moved(params as Protocol.Page.NavigatedWithinDocumentEvent);
      case "Page.domContentEventFired":
        return isPage ? this.#tell(this.tab.main, { event: "parsed" }) : undefined;
      case "Page.loadEventFired":
        return isPage ? this.#tell(this.tab.main, { event: "loaded" }) : undefined;
    }
  }

  #tell(frame: FrameId, details: Details, rest?: Promise<object>): void {
    this.tab.network.report(frame, { kind: KIND, ...details }, rest);
  }

  #attached({ frameId, parentFrameId }: Protocol.Page.FrameAttachedEvent): void {
    const parent = this.tab.network.nameOf(parentFrameId).then((name) => ({ parent: name }));
    this.#tell(frameId, { event: "attached" }, parent);
  }

  /** One that the browser only runs in another target from now on stays the same frame. */
  #detached({ frameId, reason }: Protocol.Page.FrameDetachedEvent): void {
    if (reason === "remove") this.#tell(frameId, { event: "detached" });
  }

  #navigated({ frame: { id, url, urlFragment = "" } }: Protocol.Page.FrameNavigatedEvent): void {
    this.#tell(id, { event: "navigated", url: url + urlFragment });
  }

  #moved({ frameId, url }: Protocol.Page.NavigatedWithinDocumentEvent): void {
    this.#tell(frameId, { event: "moved", url });
  }
}
