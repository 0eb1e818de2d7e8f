/** One request of a tab and how it was answered. A redirect ends it, and begins the next one. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { RequestFacts } from "../../../runtime/src/commands";
import type { HeaderList, Wire } from "../../../runtime/src/contract";
import type { DetailsOf, Kind } from "../../../runtime/src/kernel/news_queue";
import { Signal } from "../signal";
import type { Target } from "../target";
import { postedBase64, postedData } from "./post_data";
import { answeredHeaderSize, bodySize, headerList, sentHeaderSize } from "./sizes";
import { startOf, timingOf } from "./timing";

type Response = Protocol.Network.Response;

/** How it has ended: with all of its body, or not. */
interface End {
  failure?: string;
  at: Protocol.Network.MonotonicTime;
  /** Bytes as transferred, headers included. */
  size: number;
}

/** What a request is reported as. */
export type Item = { [K in Kind]: { kind: K } & DetailsOf<K> }[Kind];

export class NetworkRequest {
  response: Response | undefined;
  end: End | undefined;
  /** As they were sent and received, if the network was asked. */
  sent: HeaderList | undefined;
  received: Protocol.Network.ResponseReceivedExtraInfoEvent | undefined;
  /** The browser will report the headers as received, or has. */
  hasExtraInfo = false;
  /** Where Python's decision has sent it, if that is not where the page wanted it to go. */
  sentTo: string | undefined;
  redirectedTo: NetworkRequest | undefined;
  /** Python knows of it. */
  reported = false;
  /** The body, if it was read before the browser forgot it. */
  body: Promise<string> | undefined;
  /** As the browser holds it, if it does: with files and blobs that its report lacks. */
  #held: Protocol.Network.Request | undefined;
  readonly #changed = new Signal();

  /** The one that makes it. */
  readonly serviceWorker: string | undefined;

  /** `target` is where it is made; the answer may come to another one. */
  constructor(
    readonly id: string,
    readonly event: Protocol.Network.RequestWillBeSentEvent,
    public target: Target,
    readonly redirectedFrom: NetworkRequest | undefined,
  ) {
    this.serviceWorker = target.isServiceWorker ? target.id : undefined;
  }

  /** How many redirects have led to it. */
  get hops(): number {
    return this.redirectedFrom ? this.redirectedFrom.hops + 1 : 0;
  }

  /** The browser asks for it without the page, and nothing is reported of it. */
  get isFavicon(): boolean {
    return this.event.request.url.endsWith("/favicon.ico") || !!this.redirectedFrom?.isFavicon;
  }

  get isNavigation(): boolean {
    return this.event.requestId === this.event.loaderId && this.event.type === "Document";
  }

  // -- what happens to it --------------------------------------------------------------------------------------------

  answered(response: Response, target: Target): void {
    this.response = response;
    this.target = target;
    this.#changed.emit();
  }

  ended(end: End): void {
    this.end = end;
    this.#changed.emit();
  }

  /** The browser holds it. */
  isHeld(held: Protocol.Network.Request): void {
    this.#held = held;
    this.#changed.emit();
  }

  /** Whether it carries something that is not known. */
  get lacksBody(): boolean {
    const { request } = this.event;
    return !this.#held && !!request.hasPostData && postedBase64(request) === undefined;
  }

  /** What it carries, as far as that is known. */
  get posted(): Wire {
    return postedData(this.#held ?? this.event.request);
  }

  /** The browser has reported headers as they were sent or received. */
  learned(sent: HeaderList | undefined, received: Protocol.Network.ResponseReceivedExtraInfoEvent | undefined): void {
    this.sent ??= sent;
    this.received ??= received;
    this.#changed.emit();
  }

  /** Whether everything but its end is known. */
  get isAnswered(): boolean {
    if (!this.response) return !!this.end;
    return !this.hasExtraInfo || !!this.received;
  }

  async until(condition: () => boolean): Promise<void> {
    await this.#changed.until(condition);
  }

  // -- as news -------------------------------------------------------------------------------------------------------

  /** What has happened to it so far. */
  get items(): Item[] {
    return [this.asked, ...(this.response ? [this.answer(this.response)] : []), ...(this.end ? [this.ending(this.end)] : [])];
  }

  /** The same, after what has happened to those that were redirected to it. */
  get chain(): Item[] {
    return [...(this.redirectedFrom?.chain ?? []), ...this.items];
  }

  get asked(): Item {
    const { request, type, wallTime, timestamp } = this.event;
    const { redirectedFrom } = this;
    return {
      kind: "request",
      request: this.id,
      url: request.url + (request.urlFragment ?? ""),
      method: request.method,
      resourceType: (type ?? "Other").toLowerCase(),
      headers: headerList(request.headers),
      postData: this.posted,
      navigation: this.isNavigation,
      startTime: this.response ? startOf(this.response, wallTime, timestamp) : wallTime * 1000,
      ...(redirectedFrom ? { redirectedFrom: redirectedFrom.id } : {}),
      ...(this.serviceWorker === undefined ? {} : { serviceWorker: this.serviceWorker }),
    };
  }

  answer(response: Response): Item {
    const { remoteIPAddress, remotePort, securityDetails: security, protocol, fromServiceWorker } = response;
    const { wallTime, timestamp } = this.event;
    return {
      kind: "response",
      request: this.id,
      url: this.sentTo ?? response.url,
      status: response.status,
      statusText: response.statusText,
      headers: headerList(response.headers),
      startTime: startOf(response, wallTime, timestamp),
      timing: timingOf(response, undefined),
      ...(protocol ? { protocol } : {}),
      ...(remoteIPAddress ? { server: { ipAddress: remoteIPAddress, port: remotePort ?? 0 } } : {}),
      ...(security ? { security: securityOf(security) } : {}),
      ...(fromServiceWorker ? { fromServiceWorker } : {}),
    };
  }

  ending({ failure, at, size }: End): Item {
    const { id: request, response } = this;
    if (failure !== undefined) return { kind: "requestfailed", request, errorText: failure };
    const { headersText } = this.received ?? {};
    const body = response ? bodySize(response, size, headersText) : size;
    return { kind: "requestfinished", request, size: body, timing: timingOf(response, at) };
  }

  /** What Python asks for only where a user does. Known for sure when the request has ended. */
  get facts(): Omit<RequestFacts, "news"> {
    const { request } = this.event;
    const { sent, received, response, end } = this;
    const requestHeaders = sent ?? headerList(request.headers);
    const responseHeaders = received ? headerList(received.headers) : response ? headerList(response.headers) : [];
    return {
      requestHeaders,
      responseHeaders,
      requestHeadersSize: sentHeaderSize(request, requestHeaders),
      responseHeadersSize: response ? answeredHeaderSize(response, responseHeaders, received?.headersText) : -1,
      responseBodySize: response && end ? bodySize(response, end.size, received?.headersText) : -1,
    };
  }
}

function securityOf(details: Protocol.Network.SecurityDetails): NonNullable<DetailsOf<"response">["security"]> {
  const { protocol, subjectName, issuer, validFrom, validTo } = details;
  return { protocol, subjectName, issuer, validFrom, validTo };
}
