/** The network traffic of a tab: every request of its page, its frames and workers, from its beginning to its end. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { ProtocolMapping } from "devtools-protocol/types/protocol-mapping";
import type { KeptRequest } from "../../../runtime/src/commands";
import { Signal } from "../signal";
import type { Tab } from "../tab";
import type { Document, Target } from "../target";
import { bodyOf } from "./bodies";
import { ExtraInfo } from "./extra_info";
import { FrameNews, type OfFrame } from "./frame_news";
import { NetworkIdle } from "./idle";
import { type Item, NetworkRequest } from "./requests";
import { WebSockets } from "./web_sockets";

type FrameId = Protocol.Page.FrameId;
type RequestId = Protocol.Network.RequestId;
type Response = Protocol.Network.Response;
type Events = ProtocolMapping.Events;

type Known = Pick<NetworkRequest, "id" | "reported" | "sentTo">;

/** So many requests that have ended are kept, because their facts and bodies may be read later. */
const KEPT = 1_000;
/** So many are returned, as Playwright does. */
const LATEST = 100;
/** Milliseconds in which the browser reports a request that it holds. */
const PATIENCE = 500;
const NETWORK = ["request", "response", "requestfinished", "requestfailed"];

function late(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE));
}

export class Network {
  /** All that are kept, by the names that Python has for them. */
  readonly #requests = new Map<string, NetworkRequest>();
  /** By the browser's id, which redirects share: the latest of them. */
  readonly #latest = new Map<RequestId, NetworkRequest>();
  readonly #extra = new Map<RequestId, ExtraInfo>();
  /** The request that brought a frame's document. */
  readonly #documents = new Map<FrameId, RequestId>();
  readonly #begun = new Signal();
  readonly #ending = new Signal();
  #held: NetworkRequest | undefined;
  /** What the browser holds before it reports it, if it carries something. */
  readonly #early = new Map<RequestId, Protocol.Network.Request>();
  readonly #news: FrameNews;
  readonly #idle = new NetworkIdle();
  readonly #sockets: WebSockets;

  constructor(private readonly tab: Tab) {
    this.#news = new FrameNews(tab);
    this.#sockets = new WebSockets(
      () => this.tab.observes("websocket"),
      (news) => this.#news.tell(this.tab.main, news),
    );
  }

  // -- what others ask -----------------------------------------------------------------------------------------------

  /** The request that Python calls so, while it is kept. */
  request(id: string): NetworkRequest | undefined {
    return this.#requests.get(id);
  }

  /**
   * The request that brought the present document of a frame, as the kernel in `around` calls it. Undefined if it came
   * over no network.
   */
  async documentRequest(around: Document, name: string): Promise<NetworkRequest | undefined> {
    const frame = await this.#frameOf(around, name);
    const id = frame && this.#documents.get(frame);
    return id === undefined ? undefined : this.#latest.get(id);
  }

  /** Resolves when the network of a frame, as the kernel in `around` calls it, has been idle since its document began. */
  async idle(around: Document, name: string): Promise<void> {
    const frame = await this.#frameOf(around, name);
    if (frame !== undefined) await this.#idle.reached(frame);
  }

  async #frameOf(around: Document, name: string): Promise<FrameId | undefined> {
    return name === "main" ? around.frame : this.#news.frameOf(name, this.#documents.keys());
  }

  /** The request that brought the document that the tab shows, and those before it, if it has ended and all news are on their way. */
  get brought(): Item[] | undefined {
    const request = this.#shown;
    return request?.end && this.tab.news.isSettled ? request.chain : undefined;
  }

  /** Whether the document that the tab shows has come over the network. */
  get hasBrought(): boolean {
    return !!this.#shown;
  }

  /** Resolves when the request that brings the document that the tab shows has ended, at once if that came over no network. */
  async allCame(): Promise<void> {
    await this.#ending.until(() => !this.#shown || !!this.#shown.end);
    await this.tab.news.settled();
  }

  get #shown(): NetworkRequest | undefined {
    const id = this.#documents.get(this.tab.main);
    return id === undefined ? undefined : this.#latest.get(id);
  }

  /** The latest requests. Python knows of them from now on. The answer can get lost, so those that it knows are among them. */
  async latest(): Promise<KeptRequest[]> {
    const ofPage = [...this.#requests.values()].filter(
      ({ isFavicon, serviceWorker }) => !isFavicon && serviceWorker === undefined,
    );
    const kept: KeptRequest[] = [];
    for (const request of ofPage.slice(-LATEST)) {
      request.reported = true;
      kept.push({ frame: await this.#news.nameOf(this.#frameBehind(request)), news: request.items });
    }
    return kept;
  }

  // -- what routing asks (routing.ts) ----------------------------------------------------------------------------------

  /** Whether Python knows of the request. */
  isReported(id: RequestId): boolean {
    return this.#requests.get(id)?.reported ?? false;
  }

  /** The browser holds the request, which carries something. */
  holds(id: RequestId, held: Protocol.Network.Request): void {
    const request = this.#latest.get(id);
    if (request) request.isHeld(held);
    else this.#early.set(id, held);
  }

  /** Resolves when the browser has reported the request, or if it does not do so soon. */
  async begun(id: RequestId): Promise<void> {
    await Promise.race([this.#begun.until(() => this.#latest.has(id)), late()]);
    this.#early.delete(id);
  }

  /** Reports something after all that was observed until now. `rest`: what it lacks. */
  report(frame: FrameId, news: OfFrame, rest?: Promise<object>): void {
    this.#news.tell(frame, news, rest);
  }

  /** How the runtime calls a frame. */
  nameOf(frame: FrameId): Promise<string> {
    return this.#news.nameOf(frame);
  }

  /** The request for the tab's document is aborted, and made again later: to Python it is one. */
  hold(id: RequestId): void {
    this.#held = this.#requests.get(id);
  }

  /** The request goes to another address than the page wanted; the browser does not report that. */
  sentTo(id: RequestId, url: string): void {
    const request = this.#requests.get(id);
    if (request) request.sentTo = url;
  }

  /** The request that is held is not made again. */
  drop(id: RequestId, failure: string): void {
    const request = this.#requests.get(id);
    this.#held = undefined;
    if (request) this.#ended(request, { at: request.event.timestamp, size: 0, failure });
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  event(target: Target, method: string, params: unknown): void {
    this.#idle.event(method, params);
    const handler = this.#handlers[method as keyof Events];
    if (handler) handler(params as never, target);
    else this.#sockets.event(method, params);
  }

  readonly #handlers: { [Name in keyof Events]?: (params: Events[Name][0], target: Target) => void } = {
    "Network.requestWillBeSent": (event, target) => this.#begins(event, target),
    "Network.requestWillBeSentExtraInfo": (event) => this.#extraOf(event.requestId).sent(event),
    "Network.responseReceivedExtraInfo": (event) => this.#extraOf(event.requestId).received(event),
    "Network.responseReceived": ({ requestId, response, hasExtraInfo }, target) => {
      const request = this.#latest.get(requestId);
      if (request) this.#answered(request, response, hasExtraInfo, target);
    },
    "Network.loadingFinished": ({ requestId, timestamp, encodedDataLength }) => {
      const request = this.#latest.get(requestId);
      if (request) this.#ended(request, { at: timestamp, size: encodedDataLength });
    },
    "Network.loadingFailed": ({ requestId, timestamp, errorText, blockedReason }) => {
      const request = this.#latest.get(requestId);
      if (request) this.#ended(request, { at: timestamp, size: 0, failure: errorText || blockedReason || "" });
    },
    "Page.frameNavigated": ({ frame }) => void this.#documents.set(frame.id, frame.loaderId),
    "Page.frameDetached": ({ frameId, reason }) => {
      if (reason === "remove") this.#documents.delete(frameId);
    },
  };

  #begins(event: Events["Network.requestWillBeSent"][0], target: Target): void {
    const { requestId, request, redirectResponse, redirectHasExtraInfo, timestamp, initiator } = event;
    if (/^data:/i.test(request.url) || initiator.type === "preflight") return; // Playwright reports neither
    const before = this.#latest.get(requestId);
    if (before && !redirectResponse) return; // two targets report the same one
    if (before && redirectResponse) {
      this.#answered(before, redirectResponse, redirectHasExtraInfo, target);
      this.#ended(before, { at: timestamp, size: redirectResponse.encodedDataLength });
    }
    const again = before ? undefined : this.#begunAgain(event);
    const id = again ? again.id : before ? `${requestId}:${before.hops + 1}` : requestId;
    const begun = new NetworkRequest(id, event, target, before);
    const early = this.#early.get(requestId);
    if (early) begun.isHeld(early);
    this.#early.delete(requestId);
    begun.reported = again?.reported ?? false;
    begun.sentTo = again?.sentTo;
    if (before) before.redirectedTo = begun;
    this.#latest.set(requestId, begun);
    this.#begun.emit();
    this.#requests.set(id, begun);
    this.#idle.begins(begun, this.#frameBehind(begun));
    if (!begun.reported) this.#tell(begun, begun.asked);
    this.#forget();
  }

  /** What Python knows of the request by now: it is the one that was held, or was foreseen. */
  #begunAgain({ requestId, loaderId, frameId, request }: Events["Network.requestWillBeSent"][0]): Known | undefined {
    if (requestId !== loaderId) return undefined;
    const foreseen = frameId === this.tab.main ? this.tab.routing.foreseenAs(requestId, request) : undefined;
    if (foreseen) return { id: foreseen.name, reported: true, sentTo: foreseen.sentTo };
    const held = this.#held;
    if (held?.event.request.url !== request.url) return undefined;
    this.#held = undefined;
    return held;
  }

  #answered(request: NetworkRequest, response: Response, hasExtraInfo: boolean, target: Target): void {
    request.answered(response, target);
    if (hasExtraInfo) this.#extraOf(request.event.requestId).add(request);
    this.#tell(request, request.answer(response));
  }

  #ended(request: NetworkRequest, end: NonNullable<NetworkRequest["end"]>): void {
    if (request.end || (request === this.#held && end.failure === "net::ERR_ABORTED")) return; // the browser's own page about the failure has loaded
    if (!request.response && end.failure !== undefined) this.#extraOf(request.event.requestId).add(request);
    request.ended(end);
    this.#idle.ended(request, this.#frameBehind(request));
    this.#tell(request, request.ending(end));
    if (request.isNavigation) void this.#bring();
    this.#ending.emit();
    if (this.tab.keepsBodies && end.failure === undefined) void bodyOf(request, this.tab).catch(() => undefined); // before the browser forgets it
    if (end.failure === "net::ERR_ABORTED" && request.isNavigation && request.event.frameId === this.tab.main)
      void this.tab.call("keptDocument.noted()"); // no document comes, but a file perhaps
  }

  /** The document that the tab shows gets to know what has brought it, before Python asks. */
  async #bring(): Promise<void> {
    await this.tab.news.settled();
    const { brought, tab: { news, shown } } = this;
    if (!brought || shown?.sentNews === undefined) return; // one that has just begun asks itself
    void news.send(); // what came before
    await this.tab.call(`brought(${JSON.stringify(brought)})`);
  }

  #extraOf(id: RequestId): ExtraInfo {
    let extra = this.#extra.get(id);
    if (!extra) this.#extra.set(id, (extra = new ExtraInfo()));
    return extra;
  }

  #tell(request: NetworkRequest, ...items: Item[]): void {
    if (request.isFavicon || !NETWORK.some((kind) => this.tab.observes(kind))) return;
    if (items[0]?.kind === "request") request.reported = true;
    if (!request.reported) return;
    for (const item of items) this.#news.tell(this.#frameBehind(request), item, this.#rest(request, item));
  }

  /** What files and blobs contain is known once the browser holds the request. */
  #rest(request: NetworkRequest, { kind }: Item): Promise<object> | undefined {
    if (kind !== "request" || !request.lacksBody || !this.tab.routing.isRouted(request.event.request)) return undefined;
    const held = Promise.race([request.until(() => !request.lacksBody), late()]);
    return held.then(() => ({ postData: request.posted }));
  }

  /** What workers request is the page's. */
  #frameBehind({ serviceWorker, event: { frameId } }: NetworkRequest): FrameId {
    return (serviceWorker === undefined && frameId) || this.tab.main;
  }

  /** Those that ended long ago. */
  #forget(): void {
    if (this.#requests.size <= KEPT) return;
    const documents = new Set(this.#documents.values());
    for (const [id, { event, end }] of this.#requests) {
      if (!end || documents.has(event.requestId)) continue;
      this.#requests.delete(id);
      if (this.#latest.get(event.requestId)?.id === id) this.#latest.delete(event.requestId);
      this.#extra.delete(event.requestId);
      return;
    }
  }
}
