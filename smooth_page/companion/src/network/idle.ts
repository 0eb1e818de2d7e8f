/** When the network of a frame is idle: `networkidle`. Pages themselves can't see requests that have not ended. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { ProtocolMapping } from "devtools-protocol/types/protocol-mapping";
import { Signal } from "../signal";
import type { NetworkRequest } from "./requests";

type FrameId = Protocol.Page.FrameId;
type LoaderId = Protocol.Network.LoaderId;
type Events = ProtocolMapping.Events;

/** Milliseconds without a request after which the network is idle. */
const IDLE = 500;

export class NetworkIdle {
  readonly #frames = new Map<FrameId, Traffic>();
  readonly #changed = new Signal();

  /**
   * Resolves when the network has been idle since the frame's document began: that of the frame, and of the frames in it.
   * What is requested after that does not count, as in Playwright.
   */
  async reached(frame: FrameId): Promise<void> {
    for (let left = this.#left(frame); left > 0; left = this.#left(frame)) {
      const due = new Promise<void>((resolve) => setTimeout(resolve, Math.min(left, IDLE)));
      await Promise.race([this.#changed.next(), due]);
    }
  }

  /** Milliseconds until then, if nothing happens meanwhile. */
  #left(frame: FrameId): number {
    const traffic = this.#traffic(frame);
    if (traffic.wasIdle) return 0;
    let left = traffic.left;
    for (const [inner, { parent }] of this.#frames) if (parent === frame) left = Math.max(left, this.#left(inner));
    return left;
  }

  #traffic(frame: FrameId): Traffic {
    let traffic = this.#frames.get(frame);
    if (!traffic) this.#frames.set(frame, (traffic = new Traffic()));
    return traffic;
  }

  /** Something begins in the frame. If it was idle, that lasts; and so with those around it. */
  #stirs(frame: FrameId): Traffic {
    for (let at: FrameId | undefined = frame; at !== undefined; at = this.#traffic(at).parent)
      if (this.#left(at) === 0) this.#traffic(at).wasIdle = true;
    return this.#traffic(frame);
  }

  // -- what happens --------------------------------------------------------------------------------------------------

  begins(request: NetworkRequest, frame: FrameId): void {
    if (isWaitedFor(request)) this.#stirs(frame).begins(request);
  }

  ended(request: NetworkRequest, frame: FrameId): void {
    this.#frames.get(frame)?.ended(request);
    this.#changed.emit();
  }

  readonly #handlers: { [Name in keyof Events]?: (params: Events[Name][0]) => void } = {
    "Page.frameAttached": ({ frameId, parentFrameId }) => {
      this.#stirs(parentFrameId);
      this.#traffic(frameId).parent = parentFrameId;
    },
    "Page.frameNavigated": ({ frame: { id, loaderId } }) => this.#stirs(id).restart(loaderId),
    "Page.documentOpened": ({ frame: { id, loaderId } }) => this.#stirs(id).restart(loaderId),
    "Page.frameDetached": ({ frameId, reason }) => {
      if (reason === "remove") this.#frames.delete(frameId);
      this.#changed.emit();
    },
  };

  event(method: string, params: unknown): void {
    this.#handlers[method as keyof Events]?.(params as never);
  }
}

/** Requests of service workers belong to no frame, and streams of events don't end. */
function isWaitedFor({ event: { type }, isFavicon, serviceWorker }: NetworkRequest): boolean {
  return serviceWorker === undefined && !isFavicon && type !== "EventSource";
}

/** The requests of the document that a frame shows, and of the one that it is about to show. */
class Traffic {
  parent: FrameId | undefined;
  wasIdle = false;
  readonly #pending = new Set<NetworkRequest>();
  #quietSince = performance.now();

  /** Milliseconds until it is idle, if nothing happens meanwhile. */
  get left(): number {
    return this.#pending.size ? Infinity : Math.max(0, this.#quietSince + IDLE - performance.now());
  }

  begins(request: NetworkRequest): void {
    this.#pending.add(request);
  }

  ended(request: NetworkRequest): void {
    if (this.#pending.delete(request)) this.#quietSince = performance.now();
  }

  /** Another document begins, or the same one from its beginning. */
  restart(loader: LoaderId): void {
    for (const request of this.#pending) if (request.event.loaderId !== loader) this.#pending.delete(request);
    this.wasIdle = false;
    this.#quietSince = performance.now();
  }
}
