/**
 * What Python and the page say to each other. Twin: smooth_page/_protocol/bridge.py.
 *
 * One turn is one `evaluate_js` event: Python hands the kernel a `Message`, the kernel answers with a `Reply`.
 */

import type { Dialog, Tree } from "./events/dialog_decisions";

// -- values ---------------------------------------------------------------------------------------------------------

/**
 * A JavaScript value on the wire. JSON values stand for themselves; everything else is an object with the key `$`
 * (see values/wire.ts). Plain objects that own a key `$`, or that are met twice, are tagged too.
 */
export type Wire = null | boolean | number | string | Wire[] | { [key: string]: Wire };

/** A reference to an object that the page keeps for Python. It dies with its document. */
export interface Handle {
  $: "handle";
  id: Integer;
  /** Which document's table it stands in. */
  doc: string;
  kind: "node" | "object";
  /** What `str(handle)` shows, e.g. `JSHandle@node`, `JSHandle@array`, `42`. */
  preview: string;
}

export type FrameId = string;

/** A whole number; an `int` in Python. */
export type Integer = number;

export type HeaderList = [name: string, value: string][];

/** The source and the flags of a JavaScript regular expression. */
export interface Regex {
  source: string;
  flags: string;
}

/** In CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

/** An element that a selector matched. */
export interface Match {
  preview: string;
  selector: string;
}

/** What an operation is aimed at: the match of a selector, or a handle. */
export interface Target {
  selector?: string;
  /** More than one match is an error. Locators are always strict. */
  strict?: boolean;
  /** Start below this element instead of the frame's document. */
  root?: Handle;
  /** Instead of a selector. */
  handle?: Handle;
}

// -- a turn ---------------------------------------------------------------------------------------------------------

export interface Message {
  start?: Command[];
  /** Operations begun in an earlier turn that this turn waits for. */
  wait?: number[];
  resume?: Answer[];
  /** Operations nobody waits for any longer. */
  cancel?: number[];
  /** The last news that Python has seen; the kernel forgets up to it. */
  ack?: number;
  /** The document that `ack` and `resume` are meant for; another one takes no notice of them. */
  doc?: string;
  /** The turn ends after this many ms at the latest, with what is done by then. 0: at once, without a promise. */
  slice: number;
  /** Replaces the settings that it names. */
  settings?: Settings;
}

export interface Command {
  /** Given out by Python, unique in a session. */
  id: number;
  op: string;
  params: Record<string, unknown>;
  /** Default: the main frame. */
  frame?: FrameId;
  /** ms; 0: no limit. */
  timeout: number;
  /** The turn that began it was lost: it may have acted in the document before. For operations that act. */
  again?: boolean;
}

/** Python's answer to a question of an operation, or to a call of an exposed function. */
export interface Answer {
  id: number;
  value?: Wire;
  error?: { name: string; message: string; stack?: string };
}

export interface Settings {
  testIdAttribute?: string;
  /** Locator handlers, in the order in which they were added. */
  handlers?: { id: number; selector: string; noWaitAfter: boolean }[];
  /** Of the context, where it was granted to an origin or to all (null). Needs the chunk `clipboard`. */
  clipboard?: { id: string; data: Record<string, string>; granted: { origin: string | null; names: string[] }[] };
  /** Names of exposed functions. Needs the chunk `observe`. */
  bindings?: { name: string }[];
  /**
   * Kinds of news that Python wants beyond page and frames: console, pageerror, dialog, filechooser, download, posteddownload (forms are posted by the page), websocket, request, response,
   * requestfinished, requestfailed. Needs the chunk `observe`.
   */
  observe?: string[];
  /** Requests are reported from the document's first one on, even where Python begins to listen later. */
  allRequests?: boolean;
  /** Requests that Python decides about, by what their addresses match. These need the chunks `intercept` and `observe`. */
  routes?: Regex[];
  /** WebSockets that Python decides about, by what their addresses match. Needs the chunk `web_sockets`. */
  webSocketRoutes?: Regex[];
  /** Added to requests for the window's own origin. */
  extraHeaders?: HeaderList;
  /** Requests of scripts fail. */
  offline?: boolean;
  /** Python has something to put into documents before their own scripts run. Needs the chunk `intercept`. */
  early?: boolean;
  /** What runs in the documents of frames before their own scripts. Needs the chunk `intercept`. */
  frameScripts?: string[];
  /** Keys of entries of the history with which a document begins that the browser takes for the one before. Needs the chunk `intercept`. */
  boundaries?: string[];
  /** What windows begin with that scripts open. */
  popups?: Settings;
  /** Scripts that a popup's first document runs before its own. */
  initScripts?: string[];
  /**
   * How dialogs are answered, as Python can't be asked while one is open; the first state is the present one.
   * `after`: dialogs that Python has seen and not yet called listeners for.
   */
  dialogs?: { states: Tree[]; after?: Dialog[] };
}

export interface Reply {
  /** Random for each document the kernel was installed in. */
  doc: string;
  outcomes: Outcome[];
  news: News[];
  /** Chunks that this document has, beside the core. */
  chunks: string[];
  /** The document has begun to go away since the last reply. */
  leaving: boolean;
}

/** What the stub answers where no kernel is: a new document. */
export interface Absent {
  absent: true;
  /** Why a popup has no turn: it is closed, or shows a document of another origin. */
  popup?: "closed" | "foreign";
  /** Something of the page's stands where the kernel would. */
  occupied?: boolean;
}

export type Outcome =
  | { id: number; status: "done"; value: Wire }
  | { id: number; status: "error"; error: FailureInfo }
  /**
   * Still running. A turn also ends when the document is about to go, as a reply from a dying document would be lost:
   * `dispatched` says that the operation's effect on the page had begun, so it must not be started again elsewhere.
   */
  | { id: number; status: "pending"; log: string[]; dispatched: boolean }
  | { id: number; status: "asks"; ask: Question }
  /** No such operation here: the document is another one than it was started in. */
  | { id: number; status: "unknown" }
  /** Begun again, and it had acted in a document that is gone, or nobody can know that it had not. */
  | { id: number; status: "left" }
  /** The operation lives in a chunk that this document does not have yet. */
  | { id: number; status: "missing"; chunk: string };

export interface FailureInfo {
  /**
   * timeout · strict · selector (does not parse, unknown engine) · not-found · detached · not-editable and other
   * wrong kinds of element (element) · action (it can't be done or did nothing; the message is told as it is) · script (user code threw) · serialize · csp (source can't be evaluated here) ·
   * closed · unsupported · argument · internal
   */
  kind: string;
  message: string;
  log: string[];
  /** script: the error as the page threw it. */
  thrown?: Wire;
  /** strict: what matched (at most ten) and how many there were. */
  matches?: Match[];
  count?: number;
}

/** What an operation, or the page, needs Python for. */
export type Question =
  /** `remaining`: ms that the operation has left; null: as many as it takes. */
  | { kind: "handler"; handler: number; operation: number; remaining: number | null }
  | { kind: "binding"; name: string; args: Wire[]; frame: FrameId }
  | { kind: "route"; request: Wire };

// -- news -----------------------------------------------------------------------------------------------------------

/** Every reply carries what happened since. Numbered, so that nothing is told twice and nothing is lost. */
export interface News {
  seq: number;
  kind: string;
  [detail: string]: unknown;
}

/**
 * kind "frames": the whole tree, whenever it or an address changed. frames[0] is the main frame.
 * kind "call" {id, name, args: Wire[], frame}: the page called an exposed function; answered through Message.resume
 * with its (negative) id; `popup` where it is one's. kind "call" {id, route, frame}: the page asks about the request of that id, which it has told;
 * the answer's value is a Decision (network/decisions.ts). kind "leave" {url, frame, replace}: the page wants to go there, and
 * the chunk `intercept` has kept it: Python goes. kind "written" {frame}: the document that Python has put there begins.
 * kind "call" {id, download, url, name, sure, disposition, frame}: the page can't see whether that is a file; the answer's
 * value is true where Python has it, else the page goes there.
 * kind "call" {id, opener: true}: a popup has called, and its opener tells of that; nothing is to be answered.
 * kind "call" {id, webSocket: its id, url, protocols, frame}: a script opens a WebSocket that Python decides about; each answer's value
 * is a list of Actions (web_sockets/routed.ts), and there can be any number of answers. kind "call" {id, webSocket, side, frame} with
 * {message: a Frame (web_sockets/frames.ts)} or {code, reason}: what came from that side of it; nothing is to be answered.
 * kind "unrouted" {url, resourceType}: the browser has asked for it, though Python was to decide about that.
 * kind "posted" {url, startTime}: a form is about to be posted; with {headers, postData} where Python listens to the network;
 * "unanswered" {url}: the page has posted a form for Python, and what came can't be seen. "password": one was entered. kind "clipboard" {id, data}: a page, or the keyboard in it, has written that to the clipboard.
 * kind "popup" {popup: its id, frame, url, reachable, aside, closed, ran}: a script or a link opened a window, and what it shows has
 * come; "popupclosed" {popup, last: Reply or null}: it is closed; "popupnews" {popup}: its own kernel has news.
 * The following have `frame`, and come when Settings.observe names the kind and the chunk `observe` is there:
 * "console" {type, text, args: Handle[], location: {url, line, column}, timestamp}, "pageerror" {error: Wire, location},
 * "dialog" {type, message, defaultValue, accepted, text, known}, "filechooser" {element: Handle, multiple}, "download" (chunk
 * `downloads`) {download: its id, url, name, sure: the link says that it is one, disposition}, and of requests, by the id `request`:
 * "request" {request, url, method, resourceType, headers: [name, value][], postData: text, bytes or null, navigation,
 * startTime}, "response" {request, url, status (0: not told), statusText, headers}, "requestfinished" {request, size,
 * timing (ms since startTime)}, "requestfailed" {request, errorText}; and of WebSockets (kind `websocket`, which needs the chunk
 * `web_sockets`), by the id `socket`: "websocket" {socket, url}, "websocketframe" {socket, sent: whether the page did, data: Frame},
 * "websocketerror" {socket}, "websocketclosed" {socket}.
 */
export interface FramesNews extends News {
  kind: "frames";
  frames: FrameInfo[];
}

export interface FrameInfo {
  id: FrameId;
  parent: FrameId | null;
  name: string;
  url: string;
  /** loading · interactive · complete, as document.readyState. */
  state: string;
  /** False for a frame of another origin: seen, but out of reach. */
  reachable: boolean;
  /** A new random one for each document. */
  doc: string;
}
