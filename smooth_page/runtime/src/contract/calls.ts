/** What pages want of Python: each is news that Python answers, or hands to a listener of the user. */
import type { SocketData, SocketSide } from "./decisions";
import type { DownloadFacts, FromPage } from "./news";
import type { HeaderList, Integer, ShortText, Wire } from "./values";

/** The page has called an exposed function. */
export interface BindingCall extends FromPage {
  kind: "bindingcall";
  id: Integer;
  name: string;
  args: Wire[];
}

/**
 * What to do with the request of that id, which the news have reported? The answer is a Decision. `headers`: those with which
 * the browser holds it, by the companion.
 */
export interface RouteCall extends FromPage {
  kind: "routecall";
  id: Integer;
  request: string;
  headers?: HeaderList;
}

/** Is that URL a file? The page can't see it. The answer is true if Python has it; else the page navigates there. */
export interface DownloadCall extends FromPage, DownloadFacts {
  kind: "downloadcall";
  id: Integer;
}

/** A dialog is open, and the page waits. Python answers it by the operation `dialogs.answer`. The companion reports it. */
export interface DialogCall extends FromPage {
  kind: "dialogcall";
  dialog: ShortText;
  type: string;
  message: string;
  defaultValue: string;
}

/** A script opens a WebSocket that Python decides about. There can be any number of answers: lists of SocketAction. */
export interface WebSocketCall extends FromPage {
  kind: "websocketcall";
  id: Integer;
  socket: string;
  url: string;
  protocols: string[];
}

/** A message from that side of the WebSocket. */
export interface WebSocketMessage extends FromPage {
  kind: "websocketmessage";
  socket: string;
  side: SocketSide;
  message: SocketData;
}

/** That side has closed the WebSocket. */
export interface WebSocketClose extends FromPage {
  kind: "websocketclose";
  socket: string;
  side: SocketSide;
  code: Integer | null;
  reason: string | null;
}
