/** What happens in pages, as it is reported to Python. */
import type { BindingCall, DialogCall, DownloadCall, RouteCall, WebSocketCall, WebSocketClose, WebSocketMessage } from "./calls";
import type { SocketData } from "./decisions";
import type { FrameId, Handle, HeaderList, Integer, ShortText, Size, Thrown, Wire } from "./values";

/**
 * What happened in the page. Every reply carries the news since the last one that Python has seen. They are numbered,
 * so that none is reported twice and none is lost. Python checks each by its kind, and drops those that do not match.
 */
export type News =
  | FramesNews
  | FrameEventNews
  | ConsoleNews
  | PageErrorNews
  | DialogNews
  | FileChooserNews
  | DownloadNews
  | LeaveNews
  | WrittenNews
  | PostedNews
  | UnansweredNews
  | PasswordNews
  | ClipboardNews
  | UnroutedNews
  | RequestNews
  | ResponseNews
  | RequestFinishedNews
  | RequestFailedNews
  | WebSocketNews
  | WebSocketFrameNews
  | WebSocketErrorNews
  | WebSocketClosedNews
  | DevtoolsEventNews
  | DevtoolsEndNews
  | ScreencastNews
  | PopupNews
  | PopupClosedNews
  | PopupHasNews
  | OpenerHasNews
  | WindowHasNews
  | SnapshotNews
  | WorkerNews
  | WorkerClosedNews
  | BindingCall
  | RouteCall
  | DownloadCall
  | DialogCall
  | WebSocketCall
  | WebSocketMessage
  | WebSocketClose;

/** News as they arrive. */
export interface UncheckedNews {
  seq: Integer;
  /** Its number, if it is the companion's: these are reported again in the next document until Python has seen them. */
  companionSeq?: Integer;
  kind: string;
  [detail: string]: unknown;
}

export interface Numbered {
  seq: Integer;
}

export interface InFrame extends Numbered {
  frame: FrameId;
}

/** The whole frame tree, whenever it or a URL has changed. The main frame comes first. */
export interface FramesNews extends Numbered {
  kind: "frames";
  frames: [FrameInfo, ...FrameInfo[]];
}

/**
 * What the browser reports of a frame, by the companion. `url` is that of the new document, or the new one of the
 * document that stays (`moved`). `parsed` and `loaded` are those of the main document.
 */
export interface FrameEventNews extends InFrame {
  kind: "frameevent";
  event: "attached" | "detached" | "navigated" | "moved" | "parsed" | "loaded";
  url?: string;
  /** Of one that is attached. */
  parent?: FrameId;
}

export interface FrameInfo {
  id: FrameId;
  parent: FrameId | null;
  name: string;
  url: string;
  /** loading · interactive · complete, as document.readyState. */
  state: string;
  /** False for a frame of another origin: its existence is known, but scripts can't reach into it. */
  reachable: boolean;
  /** A new random one for each document. */
  doc: string;
}

export interface Location {
  url: string;
  line: Integer;
  column: Integer;
}

export interface ConsoleNews extends InFrame {
  kind: "console";
  /** The worker that wrote it. */
  worker?: string;
  type: string;
  text: string;
  args: Handle[];
  location: Location;
  timestamp: number;
}

/** The page has a worker, or its service worker runs. The companion reports it. */
export interface WorkerNews extends InFrame {
  kind: "worker";
  worker: string;
  url: string;
  service: boolean;
}

export interface WorkerClosedNews extends InFrame {
  kind: "workerclosed";
  worker: string;
}

export interface PageErrorNews extends InFrame {
  kind: "pageerror";
  error: Thrown;
  location: Location;
}

/** A dialog that has been answered. `text`: of a prompt. `known`: false if the listener's code could not be read. */
export interface DialogNews extends InFrame {
  kind: "dialog";
  type: string;
  message: string;
  defaultValue: string;
  accepted: boolean;
  text: string;
  known: boolean;
}

export interface FileChooserNews extends InFrame {
  kind: "filechooser";
  element: Handle;
  multiple: boolean;
}

export interface DownloadFacts {
  download: ShortText;
  url: string;
  name: string;
  /** The link says that it leads to a file. */
  sure: boolean;
  disposition: string;
}

export interface DownloadNews extends InFrame, DownloadFacts {
  kind: "download";
}

/**
 * `redirects`: of a document, as far as the browser counts them. `redirectedFrom`: the request that was redirected to it.
 * `quiet`: the browser may never send it.
 */
export interface RequestNews extends InFrame {
  kind: "request";
  request: string;
  url: string;
  method: string;
  resourceType: string;
  headers: HeaderList;
  /** A text or bytes; null: none, or one that can't be read without consuming it (streams, forms, blobs). */
  postData: Wire;
  navigation: boolean;
  startTime: number;
  redirects?: Integer;
  redirectedFrom?: string;
  quiet?: boolean;
  /** The service worker that makes it. By the companion. */
  serviceWorker?: string;
}

/**
 * `status` 0: the browser does not show it, because the other origin does not allow that. `startTime` and the following
 * only come from the companion, which knows better when the request began.
 */
export interface ResponseNews extends InFrame {
  kind: "response";
  request: string;
  url: string;
  status: Integer;
  statusText: string;
  headers: HeaderList;
  startTime?: number;
  timing?: Record<string, number>;
  protocol?: string;
  server?: ServerAddress;
  security?: SecurityFacts;
  fromServiceWorker?: boolean;
}

export interface ServerAddress {
  ipAddress: string;
  port: Integer;
}

export interface SecurityFacts {
  protocol: string;
  subjectName: string;
  issuer: string;
  validFrom: number;
  validTo: number;
}

/** `timing` in ms since startTime. */
export interface RequestFinishedNews extends InFrame {
  kind: "requestfinished";
  request: string;
  size: Integer;
  timing: Record<string, number>;
}

export interface RequestFailedNews extends InFrame {
  kind: "requestfailed";
  request: string;
  errorText: string;
}

export interface WebSocketNews extends InFrame {
  kind: "websocket";
  socket: string;
  url: string;
}

/** `sent`: by the page. */
export interface WebSocketFrameNews extends InFrame {
  kind: "websocketframe";
  socket: string;
  sent: boolean;
  data: SocketData;
}

export interface WebSocketErrorNews extends InFrame {
  kind: "websocketerror";
  socket: string;
  reason?: string;
}

export interface WebSocketClosedNews extends InFrame {
  kind: "websocketclosed";
  socket: string;
}

/** The page wants to navigate to a URL, and the chunk `intercept` has prevented that: Python navigates. */
export interface LeaveNews extends Numbered {
  kind: "leave";
  frame: "main";
  url: string;
  replace: boolean;
  referrer: boolean;
  local: boolean;
}

/** The document that Python has written begins. */
export interface WrittenNews extends Numbered {
  kind: "written";
  frame: "main";
}

/** A form is about to be posted; with `headers` and `postData` if Python observes the network. */
export interface PostedNews extends Numbered {
  kind: "posted";
  url: string;
  startTime: number;
  headers?: HeaderList;
  postData?: string | null;
}

/** The page has posted a form for Python, and the answer can't be read. */
export interface UnansweredNews extends Numbered {
  kind: "unanswered";
  url: ShortText;
}

/** A password was entered. */
export interface PasswordNews extends Numbered {
  kind: "password";
}

/** A page, or the keyboard in it, has written to the clipboard. */
export interface ClipboardNews extends Numbered {
  kind: "clipboard";
  id: ShortText;
  data: Record<ShortText, string>;
}

/** The browser has sent a request about which Python wanted to decide. */
export interface UnroutedNews extends InFrame {
  kind: "unrouted";
  url: ShortText;
  resourceType: ShortText;
}

export interface DevtoolsEventNews extends Numbered {
  kind: "devtoolsevent";
  session: string;
  method: string;
  params: Record<string, unknown>;
}

/** The target is gone. */
export interface DevtoolsEndNews extends Numbered {
  kind: "devtoolsend";
  session: string;
}

/** There are pictures of the tab to be fetched. */
export interface ScreencastNews extends Numbered {
  kind: "screencast";
  name: string;
}

/** A script or a link has opened a window, and it shows what it was opened for. */
export interface PopupNews extends InFrame {
  kind: "popup";
  popup: string;
  url: string;
  reachable: boolean;
  /** Opened with a key or the middle button: it has no opener. */
  aside: boolean;
  closed: boolean;
  /** Init scripts have run in it. */
  ran: boolean;
  /** What the script that opened it has asked for. */
  size?: Size;
}

/** `last`: the popup's last Reply, or null. */
export interface PopupClosedNews extends Numbered {
  kind: "popupclosed";
  popup: string;
  last?: unknown;
}

/** The popup's own kernel has news. */
export interface PopupHasNews extends Numbered {
  kind: "popupnews";
  popup: string;
}

/** A popup has called Python, and its opener reports the call. */
export interface OpenerHasNews extends Numbered {
  kind: "openernews";
  popup?: string;
}

/**
 * What a call does, for a trace. `at`: ms since 1970; `point` and `box`: where it acts, in the main window's viewport. `aria`:
 * the accessibility tree as JSON, empty where it is too large; `picture`: a PNG file as base64.
 */
export interface SnapshotNews extends Numbered {
  kind: "snapshot";
  call: string;
  phase: "before" | "action" | "after";
  at: number;
  log: LogLine[];
  frames: FrameSnapshot[];
  aria?: string;
  picture?: string;
  point?: TracePoint;
  box?: TraceBox;
}

export interface TracePoint {
  x: number;
  y: number;
}

export interface TraceBox {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line of the call log that came then, in ms since 1970. */
export interface LogLine {
  at: number;
  text: string;
}

/** `html`: JSON, in the form of Playwright's trace viewer. `number`: of the document's snapshots. `took`: ms. */
export interface FrameSnapshot {
  frame: string;
  doc: string;
  number: Integer;
  url: string;
  doctype: string;
  html: string;
  cut: boolean;
  width: number;
  height: number;
  took: number;
}

/** Another window of the session has news, or waits for Python. The companion reports it. */
export interface WindowHasNews extends Numbered {
  kind: "windownews";
  window: string;
  popup?: string;
}

export interface FromPage extends InFrame {
  popup?: string;
}
