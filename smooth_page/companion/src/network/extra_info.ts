/**
 * The headers of one request and its redirects as they were sent and received. The browser reports them apart from all
 * else, sooner or later, in the order of the redirects.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { HeaderList } from "../../../runtime/src/contract";
import type { NetworkRequest } from "./requests";
import { headerList } from "./sizes";

export class ExtraInfo {
  readonly #sent: HeaderList[] = [];
  readonly #received: Protocol.Network.ResponseReceivedExtraInfoEvent[] = [];
  /** Those for which the browser asked the network. */
  readonly #requests: NetworkRequest[] = [];

  sent({ headers }: Protocol.Network.RequestWillBeSentExtraInfoEvent): void {
    this.#sent.push(headerList(headers));
    this.#pair();
  }

  received(event: Protocol.Network.ResponseReceivedExtraInfoEvent): void {
    this.#received.push(event);
    this.#pair();
  }

  /** The request was sent over the network. */
  add(request: NetworkRequest): void {
    request.hasExtraInfo = true;
    this.#requests.push(request);
    this.#pair();
  }

  #pair(): void {
    this.#requests.forEach((request, at) => request.learned(this.#sent[at], this.#received[at]));
  }
}
