/**
 * A socket that Python decides about. It has two sides, the page's and the server's. What Python does not handle on one
 * side is passed on to the other.
 */
import type { SocketAction, SocketData, SocketSide } from "../contract";
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { type Data, dataOf, Frames } from "./frames";
import { CLOSED, CONNECTING, OPEN, type PageSocket, type Receiver } from "./page_socket";

type Message = { kind: "websocketmessage"; side: SocketSide; message: SocketData };
type Close = { kind: "websocketclose"; side: SocketSide; code: number | null; reason: string | null };

export class RoutedSocket implements Receiver {
  #server: WebSocket | undefined;
  /** Data for the server until its side is open. */
  #queue: (Data | Uint8Array<ArrayBuffer>)[] = [];
  readonly #handled = new Set<string>();
  readonly #fromPage: Frames;

  constructor(
    private readonly kernel: Kernel,
    private readonly gate: Gate,
    private readonly id: string,
    private readonly page: PageSocket,
    private readonly protocols: string[],
    private readonly connect: () => WebSocket,
  ) {
    this.#fromPage = new Frames(kernel);
    page.receiver = this;
  }

  ask(): void {
    const { kernel, gate, page, protocols } = this;
    kernel.callPython({ kind: "websocketcall", socket: this.id, url: page.url, protocols, frame: gate.frame }, ({ value, error }) => {
      if (error) this.#closePage(1006, "", false);
      else for (const action of value as unknown as SocketAction[]) this.#act(action);
      return !this.#over;
    });
  }

  get #over(): boolean {
    return this.page.state === CLOSED && (!this.#server || this.#server.readyState === CLOSED);
  }

  // -- the page's side ---------------------------------------------------------------------------------------------

  sends(data: Data): void {
    this.kernel.inside(() => {
      if (this.#handled.has("page message")) {
        this.#fromPage.read(data, (message) => this.#call({ kind: "websocketmessage", side: "page", message }));
      } else this.#toServer(data);
    });
  }

  closes(code: number | undefined, reason: string): void {
    this.kernel.inside(() => {
      if (this.#handled.has("page close")) this.#call({ kind: "websocketclose", side: "page", code: code ?? null, reason: code === undefined ? null : reason });
      else if (this.#server) close(this.#server, code, reason);
      else this.#closePage(code ?? 0, reason, true);
    });
  }

  /** With what the server has chosen; without one, the script gets the first protocol that it has asked for. */
  #open(): void {
    const { protocol, extensions } = this.#server ?? { protocol: this.protocols[0] ?? "", extensions: "" };
    this.page.opened(protocol, extensions);
  }

  /** Closes the server's side too, unless Python handles that. */
  #closePage(code: number, reason: string, wasClean: boolean): void {
    if (this.page.state === CLOSED) return;
    this.page.closed(code, reason, wasClean);
    if (this.#handled.has("page close")) this.#call({ kind: "websocketclose", side: "page", code, reason });
    else if (this.#server) close(this.#server, code, reason);
  }

  // -- the server's side -------------------------------------------------------------------------------------------

  #connect(): void {
    const server = (this.#server = this.connect());
    server.binaryType = "arraybuffer";
    const hear = <E extends Event>(type: string, action: (event: E) => void) =>
      server.addEventListener(type, (event) => this.kernel.inside(() => action(event as E)));
    hear("open", () => {
      this.#open();
      for (const data of this.#queue.splice(0)) server.send(data);
    });
    hear<MessageEvent>("message", ({ data }) => {
      if (this.#handled.has("server message")) {
        new Frames(this.kernel).read(data, (message) => this.#call({ kind: "websocketmessage", side: "server", message }));
      } else this.page.receive(typeof data === "string" ? data : new Uint8Array(data as ArrayBuffer));
    });
    hear("error", () => this.page.failed());
    hear<CloseEvent>("close", ({ code, reason, wasClean }) => {
      if (this.#handled.has("server close")) this.#call({ kind: "websocketclose", side: "server", code, reason });
      else this.#closePage(code, reason, wasClean);
    });
  }

  #toServer(data: Data | Uint8Array<ArrayBuffer>): void {
    if (this.#server?.readyState === OPEN) this.#server.send(data);
    else if (this.#server?.readyState === CONNECTING) this.#queue.push(data);
  }

  // -- what Python does --------------------------------------------------------------------------------------------

  #act(action: SocketAction): void {
    switch (action.do) {
      case "connect":
        return this.#connect();
      case "decided":
        if (!this.#server) this.#open();
        return;
      case "handle":
        this.#handled.add(`${action.side} ${action.kind}`);
        return;
      case "send":
        if (action.side === "server") return this.#toServer(dataOf(action.data));
        this.#open();
        return this.page.receive(dataOf(action.data));
      case "close":
        if (action.side === "page") this.#closePage(action.code ?? 0, action.reason ?? "", true);
        else if (this.#server) close(this.#server, action.code ?? undefined, action.reason ?? "");
    }
  }

  #call(call: Message | Close): void {
    this.kernel.callPython({ socket: this.id, frame: this.gate.frame, ...call });
  }
}

/** Passes the code on if a script may use it. */
function close(socket: WebSocket, code: number | undefined, reason: string): void {
  if (code === 1000 || (code !== undefined && code >= 3000 && code <= 4999)) socket.close(code, reason);
  else socket.close();
}
