/** The object that a script has instead of a socket if Python decides about it: its states, events and handlers. */
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import type { Data } from "./frames";

export const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3] as const;

/** Handles what the script does with the socket. */
export interface Receiver {
  sends(data: Data): void;
  closes(code: number | undefined, reason: string): void;
}

type Handler = ((event: Event) => unknown) | null;

const LONGEST_REASON = 123; // bytes

export class PageSocket {
  state: number = CONNECTING;
  protocol = "";
  extensions = "";
  binaryType: BinaryType = "blob";
  receiver: Receiver | undefined;
  readonly #handlers = new Map<string, Handler>();

  constructor(
    private readonly kernel: Kernel,
    private readonly gate: Gate,
    /** The script's object. */
    readonly socket: EventTarget,
    readonly url: string,
  ) {}

  // -- what the script does: called outside the guard --------------------------------------------------------------

  read(name: string): unknown {
    if (name === "readyState") return this.state;
    if (name === "bufferedAmount") return 0;
    if (name.startsWith("on")) return this.#handlers.get(name.slice(2)) ?? null;
    return this[name as "url" | "protocol" | "extensions" | "binaryType"];
  }

  write(name: string, value: unknown): void {
    if (name === "binaryType") {
      if (value === "blob" || value === "arraybuffer") this.binaryType = value;
      return;
    }
    const type = name.slice(2);
    const fresh = !this.#handlers.has(type);
    this.#handlers.set(type, typeof value === "function" ? (value as Handler) : null);
    if (!fresh) return;
    this.socket.addEventListener(type, (event) => {
      const handler = this.#handlers.get(type);
      if (handler) Reflect.apply(handler, this.socket, [event]);
    });
  }

  send(args: unknown[]): void {
    if (!args.length) throw new this.gate.window.TypeError("Failed to execute 'send' on 'WebSocket': 1 argument required, but only 0 present.");
    if (this.state === CONNECTING) this.#refuse("send", "InvalidStateError", "Still in CONNECTING state.");
    if (this.state === OPEN) this.receiver?.sends(args[0] as Data);
  }

  close(args: unknown[]): void {
    const code = args[0] === undefined ? undefined : Number(args[0]);
    const reason = args[1] === undefined ? "" : String(args[1]);
    if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
      const allowed = `The close code must be either 1000, or between 3000 and 4999. ${code} is neither.`;
      this.#refuse("close", "InvalidAccessError", allowed);
    }
    if (new TextEncoder().encode(reason).length > LONGEST_REASON) {
      this.#refuse("close", "SyntaxError", "The close reason must not be greater than 123 UTF-8 bytes.");
    }
    if (this.state >= CLOSING) return;
    this.state = CLOSING;
    this.receiver?.closes(code, reason);
  }

  #refuse(verb: string, name: string, why: string): never {
    throw new this.gate.window.DOMException(`Failed to execute '${verb}' on 'WebSocket': ${why}`, name);
  }

  // -- events for the script: called inside the guard --------------------------------------------------------------

  opened(protocol: string, extensions: string): void {
    if (this.state !== CONNECTING) return;
    Object.assign(this, { state: OPEN, protocol, extensions });
    this.#fire("Event", "open", {});
  }

  receive(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.state !== OPEN) return;
    const { ArrayBuffer: Buffer, Blob, Uint8Array: Bytes } = this.gate.window;
    let given: unknown = data;
    if (typeof data !== "string") {
      const buffer = new Buffer(data.length);
      new Bytes(buffer).set(data);
      given = this.binaryType === "blob" ? new Blob([buffer]) : buffer;
    }
    this.#fire("MessageEvent", "message", { data: given, origin: new URL(this.url).origin });
  }

  failed(): void {
    if (this.state !== CLOSED) this.#fire("Event", "error", {});
  }

  closed(code: number, reason: string, wasClean: boolean): void {
    if (this.state === CLOSED) return;
    this.state = CLOSED;
    this.#fire("CloseEvent", "close", { code, reason, wasClean });
  }

  #fire(kind: "Event" | "MessageEvent" | "CloseEvent", type: string, init: object): void {
    const event = new this.gate.window[kind](type, init);
    this.kernel.outside(() => this.socket.dispatchEvent(event));
  }
}
