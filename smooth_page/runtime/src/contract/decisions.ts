/** What Python decides about requests and WebSockets that pages ask about. */
import type { HeaderList, Integer } from "./values";

/** What Python decides about a request: the answer to "routecall". */
export type Decision = Continued | Fulfilled | Aborted;

export interface Continued {
  action: "continue";
  url?: string;
  method?: string;
  headers?: HeaderList;
  base64?: string;
}

export interface Fulfilled {
  action: "fulfill";
  /** The URL from which the network answered in the end, if the network was asked. */
  url?: string;
  /** Of a document: the URL to which the browser is redirected, and that is answered so. By the companion. */
  redirect?: string;
  status: Integer;
  statusText: string;
  headers: HeaderList;
  base64: string;
}

export interface Aborted {
  action: "abort";
  /** The browser's name for it. */
  reason?: string;
}

export type SocketSide = "page" | "server";

/** What goes over a WebSocket: a text, or bytes. */
export type SocketData = string | SocketBytes;

export interface SocketBytes {
  base64: string;
}

/** What Python wants done with a WebSocket: the answers to "websocketcall" are lists of these. */
export type SocketAction = SocketConnect | SocketHandle | SocketSend | SocketClose;

/** `decided`: Python's handler has returned, so without a server the page's side is open. */
export interface SocketConnect {
  do: "connect" | "decided";
}

export interface SocketHandle {
  do: "handle";
  side: SocketSide;
  kind: "message" | "close";
}

export interface SocketSend {
  do: "send";
  side: SocketSide;
  data: SocketData;
}

export interface SocketClose {
  do: "close";
  side: SocketSide;
  code: Integer | null;
  reason: string | null;
}
