/** The request for the tab's document that Python has asked its handlers about before the browser makes it. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { ForeseenRequest } from "../../../runtime/src/commands";
import type { Decision } from "../../../runtime/src/contract";

export class Foreseen {
  /** The browser's id of the request; null if it makes another one instead. */
  #made: string | null | undefined;

  constructor(private readonly request: ForeseenRequest) {}

  /** Python's name for it. */
  get name(): string {
    return this.request.request;
  }

  /** Undefined if no handler has decided yet. */
  get decision(): Decision | undefined {
    return this.request.decision;
  }

  /** Where the decision sends it, if that is another address. */
  get sentTo(): string | undefined {
    return this.decision && "url" in this.decision ? this.decision.url : undefined;
  }

  get isMade(): boolean {
    return typeof this.#made === "string";
  }

  /** Whether that request for the tab's document is it, or has followed it as a redirect. */
  is(id: string, { url, method }: Protocol.Network.Request): boolean {
    if (this.#made === undefined) this.#made = url === this.request.url && method === "GET" ? id : null;
    return this.#made === id;
  }

  /** Whether the browser holds it with other headers than Python has expected. */
  differs(headers: ForeseenRequest["headers"]): boolean {
    return this.request.headers !== undefined && JSON.stringify(headers) !== JSON.stringify(this.request.headers);
  }
}
