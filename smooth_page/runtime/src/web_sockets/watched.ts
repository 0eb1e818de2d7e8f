/** Reports a native socket. */
import type { SocketData } from "../contract";
import type { DetailsOf, Unnumbered } from "../kernel/news_queue";
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { Frames } from "./frames";

type SocketKind = "websocket" | "websocketframe" | "websocketerror" | "websocketclosed";

export class WatchedSocket {
  readonly #sent: Frames;

  constructor(
    private readonly kernel: Kernel,
    private readonly gate: Gate,
    private readonly id: string,
    socket: WebSocket,
  ) {
    this.#sent = new Frames(kernel);
    const received = new Frames(kernel);
    this.#tell("websocket", { url: socket.url });
    const hear = (type: string, action: (event: Event) => void) =>
      socket.addEventListener(type, (event) => kernel.inside(() => action(event)));
    hear("message", (event) => received.read((event as MessageEvent).data, (data) => this.#frame(false, data)));
    hear("error", () => this.#tell("websocketerror", {}));
    hear("close", () => this.#tell("websocketclosed", {}));
  }

  /** Called inside the guard. */
  sent(data: unknown): void {
    this.#sent.read(data, (frame) => this.#frame(true, frame));
  }

  #frame(sent: boolean, data: SocketData): void {
    this.#tell("websocketframe", { sent, data });
  }

  #tell<K extends SocketKind>(kind: K, details: Omit<DetailsOf<K>, "socket">): void {
    this.kernel.tell({ kind, frame: this.gate.frame, socket: this.id, ...details } as unknown as Unnumbered);
  }
}
