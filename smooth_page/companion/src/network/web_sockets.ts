/** The WebSockets of a tab and what goes over them. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { ProtocolMapping } from "devtools-protocol/types/protocol-mapping";
import type { OfFrame } from "./frame_news";

type Events = ProtocolMapping.Events;
type RequestId = Protocol.Network.RequestId;

const TEXT = 1;
const BINARY = 2;

export class WebSockets {
  /** Those that are open, with what they connect to. */
  readonly #urls = new Map<RequestId, string>();
  /** Those that Python knows: what comes over them is reported also if no listener for sockets is left. */
  readonly #reported = new Set<RequestId>();

  /** `observes`: whether Python wants to know of sockets. */
  constructor(
    private readonly observes: () => boolean,
    private readonly tell: (news: OfFrame) => void,
  ) {}

  event(method: string, params: unknown): void {
    this.#handlers[method as keyof Events]?.(params as never);
  }

  readonly #handlers: { [Name in keyof Events]?: (params: Events[Name][0]) => void } = {
    "Network.webSocketCreated": ({ requestId, url }) => void this.#urls.set(requestId, url),
    "Network.webSocketWillSendHandshakeRequest": ({ requestId }) => this.#begins(requestId),
    "Network.webSocketHandshakeResponseReceived": ({ requestId, response: { status, statusText } }) => {
      if (status >= 400) this.#tell(requestId, { kind: "websocketerror", reason: `${status}: ${statusText}` });
    },
    "Network.webSocketFrameSent": ({ requestId, response }) => this.#frame(requestId, response, true),
    "Network.webSocketFrameReceived": ({ requestId, response }) => this.#frame(requestId, response, false),
    "Network.webSocketFrameError": ({ requestId, errorMessage }) => {
      this.#begins(requestId); // without a handshake, if nothing answers there
      this.#tell(requestId, { kind: "websocketerror", reason: errorMessage });
    },
    "Network.webSocketClosed": ({ requestId }) => {
      this.#tell(requestId, { kind: "websocketclosed" });
      this.#urls.delete(requestId);
      this.#reported.delete(requestId);
    },
  };

  #begins(id: RequestId): void {
    const url = this.#urls.get(id);
    if (url === undefined || this.#reported.has(id) || !this.observes()) return;
    this.#reported.add(id);
    this.#tell(id, { kind: "websocket", url });
  }

  /** Playwright reports no empty messages. DevTools gives blobs that are sent as empty. */
  #frame(id: RequestId, { opcode, payloadData }: Protocol.Network.WebSocketFrame, sent: boolean): void {
    if (!payloadData || (opcode !== TEXT && opcode !== BINARY)) return;
    this.#tell(id, { kind: "websocketframe", sent, data: opcode === TEXT ? payloadData : { base64: payloadData } });
  }

  #tell(socket: RequestId, news: OfFrame): void {
    if (this.#reported.has(socket)) this.tell({ ...news, socket: socket.replaceAll(".", ":") });
  }
}
