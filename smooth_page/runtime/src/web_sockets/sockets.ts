/**
 * Replaces the WebSocket constructor of every reachable document: sockets are reported, or Python decides about them.
 */
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { replacementFor, replaceMethod } from "../kernel/replace";
import { anyMatches } from "../values/url_patterns";
import { PageSocket } from "./page_socket";
import { RoutedSocket } from "./routed";
import { WatchedSocket } from "./watched";

// The traps use the browser's own builtins, because they run outside the guard.
const { construct } = Reflect;
const { defineProperty, getOwnPropertyDescriptor } = Object;
const NativeProxy = Proxy;

const READ = ["url", "readyState", "bufferedAmount", "extensions", "protocol", "binaryType"];
const HANDLERS = ["onopen", "onmessage", "onerror", "onclose"];

let last = 0;

export class Sockets {
  readonly #pages = new WeakMap<object, PageSocket>();
  readonly #watched = new WeakMap<object, WatchedSocket>();
  /**
   * By the prototype of the window, which exists as long as the scripts of a document: a frame's window is the same
   * object for all its documents.
   */
  readonly #covered = new WeakSet<object>();

  constructor(private readonly kernel: Kernel) {}

  /** Called when there may be a new document, or Python has other settings. */
  look(): void {
    if (!this.#watches && !this.kernel.settings.webSocketRoutes?.length) return;
    for (const { window, id } of this.kernel.realms()) {
      const key = Object.getPrototypeOf(window) as object;
      if (this.#covered.has(key)) continue;
      this.#covered.add(key);
      this.#cover({ window, frame: id });
    }
  }

  get #watches(): boolean {
    return this.kernel.observes("websocket");
  }

  #cover(gate: Gate): void {
    const { window } = gate;
    const { prototype } = window.WebSocket;
    const present = getOwnPropertyDescriptor(window, "WebSocket")!;
    const stand: typeof WebSocket = new NativeProxy(window.WebSocket, {
      construct: (native, args, target) => {
        const made = target === stand ? native : target;
        const build = () => construct(native, args, made) as WebSocket;
        return this.kernel.inside(() => this.#make(gate, args, made, build));
      },
    });
    defineProperty(window, "WebSocket", { ...present, value: stand });
    defineProperty(prototype, "constructor", { ...getOwnPropertyDescriptor(prototype, "constructor"), value: stand });
    for (const name of [...READ, ...HANDLERS]) this.#coverProperty(prototype, name);
    replaceMethod(prototype, "send", (native, self, args) => {
      const page = this.#pageOf(self);
      if (page) return page.send(args);
      this.kernel.inside(() => (self.readyState === 1 ? this.#watched.get(self)?.sent(args[0]) : undefined));
      return native();
    });
    replaceMethod(prototype, "close", (native, self, args) => {
      const page = this.#pageOf(self);
      return page ? page.close(args) : native();
    });
  }

  #coverProperty(prototype: object, name: string): void {
    const present = getOwnPropertyDescriptor(prototype, name)!;
    const get = replacementFor(present.get!, (native, self) => {
      const page = this.#pageOf(self);
      return page ? page.read(name) : native();
    });
    const set =
      present.set &&
      replacementFor(present.set, (native, self, args) => {
        const page = this.#pageOf(self);
        return page ? page.write(name, args[0]) : native();
      });
    defineProperty(prototype, name, { ...present, get, set });
  }

  #pageOf(socket: object): PageSocket | undefined {
    return this.kernel.inside(() => this.#pages.get(socket));
  }

  #make(gate: Gate, args: unknown[], made: unknown, build: () => WebSocket): WebSocket {
    const { kernel } = this;
    const connect = () => {
      const socket = build();
      if (this.#watches) this.#watched.set(socket, new WatchedSocket(kernel, gate, this.#id(), socket));
      return socket;
    };
    const protocols = args[1] === undefined ? [] : typeof args[1] === "string" ? [args[1]] : Array.from(args[1] as string[], String);
    const url = addressOf(gate, args[0], protocols);
    if (url === undefined || !anyMatches(kernel.settings.webSocketRoutes, url)) return connect();
    const socket = construct(gate.window.EventTarget, [], made as new () => EventTarget) as EventTarget;
    const page = new PageSocket(kernel, gate, socket, url);
    this.#pages.set(socket, page);
    new RoutedSocket(kernel, gate, this.#id(), page, protocols, connect).ask();
    return socket as WebSocket;
  }

  #id(): string {
    return `${this.kernel.doc}.s${++last}`;
  }
}

/** Undefined if it is invalid: the browser reports the error. */
function addressOf({ window }: Gate, given: unknown, protocols: string[]): string | undefined {
  try {
    const url = new URL(String(given), window.document.baseURI);
    url.protocol = url.protocol.replace(/^http/, "ws");
    const plain = /^wss?:$/.test(url.protocol) && !url.hash && new Set(protocols).size === protocols.length;
    return plain ? url.href : undefined;
  } catch {
    return undefined;
  }
}
