/**
 * What Python and the page send each other. `scripts/generate_protocol.py` writes smooth_page/_protocol/contract.py from
 * this file.
 *
 * One turn is one `evaluate_js` event: Python hands the kernel a `Message`, the kernel returns a `Reply`.
 */

// -- values ---------------------------------------------------------------------------------------------------------

/**
 * A JavaScript value on the wire. JSON values stay as they are; everything else is `Tagged`. Plain objects that have a
 * key `$`, or that occur twice, are tagged too.
 */
export type Wire = null | boolean | number | string | Wire[] | { [key: string]: Wire };

/** A whole number; an `int` in Python. */
export type Integer = number;

/** At most 4,000 characters: Python refuses longer ones from a page. */
export type ShortText = string;

/** A reference to an object that the page keeps for Python. It is gone with its document. */
export interface Handle {
  $: "handle";
  id: Integer;
  /** The document that keeps it. */
  doc: string;
  kind: "node" | "object";
  /** What `str(handle)` shows, e.g. `JSHandle@node`, `JSHandle@array`, `42`. */
  preview: string;
}

/** An error that a script threw. */
export interface Thrown {
  $: "error";
  name: string;
  message: string;
  stack: string;
}

/** Values that JSON doesn't have: objects with a key `$`, which says what they are. */
export type Tagged =
  | UndefinedValue
  | NumberValue
  | BigIntValue
  | DateValue
  | UrlValue
  | RegexValue
  | Thrown
  | BytesValue
  | ObjectValue
  | ArrayValue
  | MapValue
  | SetValue
  | SeenValue
  | TextValue
  | Handle;

export interface UndefinedValue {
  $: "undefined";
}
export interface NumberValue {
  $: "number";
  v: "NaN" | "Infinity" | "-Infinity" | "-0";
}
export interface BigIntValue {
  $: "bigint";
  v: string;
}
/** In ms since 1970; null: an invalid date. */
export interface DateValue {
  $: "date";
  v: number | null;
}
export interface UrlValue {
  $: "url";
  v: string;
}
export interface RegexValue {
  $: "regexp";
  source: string;
  flags: string;
}
/** `type`: the name of a typed array's class, or ArrayBuffer. `v`: base64. */
export interface BytesValue {
  $: "bytes";
  type: string;
  v: string;
}
/** An object that occurs twice, or that has a key `$`. */
export interface ObjectValue {
  $: "object";
  id: Integer;
  v: [key: string, value: Wire][];
}
/** An array that occurs twice. */
export interface ArrayValue {
  $: "array";
  id: Integer;
  v: Wire[];
}
export interface MapValue {
  $: "map";
  id: Integer;
  v: [key: Wire, value: Wire][];
}
export interface SetValue {
  $: "set";
  id: Integer;
  v: Wire[];
}
/** An object, array, map or set that occurred before, by its id. */
export interface SeenValue {
  $: "ref";
  id: Integer;
}
/** What has no value, such as a symbol or a node, as a text that describes it. */
export interface TextValue {
  $: "text";
  v: string;
}

export type FrameId = string;

/** The element that an operation acts on: the match of a selector, or a handle. */
export interface Target {
  selector?: string;
  /** More than one match is an error. Locators are always strict. */
  strict?: boolean;
  /** Search below this element instead of in the frame's document. */
  root?: Handle;
  /** Instead of a selector. */
  handle?: Handle;
}

/** An element that a selector matched. */
export interface Match {
  preview: string;
  selector: string;
}

/** The source and the flags of a JavaScript regular expression. */
export interface Regex {
  source: string;
  flags: string;
}

/** In CSS pixels. */
export interface Size {
  width: Integer;
  height: Integer;
}

export type HeaderList = [name: string, value: string][];

/** What an origin may do; null: every origin. */
export interface Grant {
  origin: string | null;
  names: string[];
}

// -- a turn ---------------------------------------------------------------------------------------------------------

export interface Message {
  /** The turn ends after this many ms at the latest, with what is done by then. 0: at once, without a promise. */
  slice: number;
  start?: Command[];
  /** Operations from an earlier turn that this turn waits for. */
  wait?: Integer[];
  resume?: Answer[];
  /** Operations whose results are not needed any more. */
  cancel?: Integer[];
  /** The last news that Python has seen; the kernel forgets everything up to it. */
  ack?: Integer;
  /** The document that `ack` and `resume` are meant for; other documents ignore them. */
  doc?: string;
  /** A goto event has led to a file: the navigation that has begun in that document is over, and the document stays. */
  stays?: boolean;
  /** Replaces the settings that it names. */
  settings?: Settings;
  /** The last of the companion's news that Python has seen. */
  told?: Integer;
}

/** An operation to start. */
export interface Command {
  /** Assigned by Python, unique in a session. */
  id: Integer;
  op: string;
  params: Record<string, unknown>;
  /** Default: the main frame. */
  frame?: FrameId;
  /** ms; 0: no limit. */
  timeout: number;
  /** The turn that started it was lost: it may have acted in the document before. Only for operations that act. */
  again?: boolean;
}

/** Python's answer to a question of an operation, or to a call from the page. */
export interface Answer {
  id: Integer;
  value?: Wire;
  error?: AnswerError;
}
export interface AnswerError {
  name: string;
  message: string;
  stack?: string;
}

export interface Settings {
  /** The chunks that these settings need, where the companion puts them into new documents. */
  chunks?: string[];
  testIdAttribute?: string;
  /** Locator handlers, in the order in which they were added. */
  handlers?: LocatorHandler[];
  /** The clipboard of the context, if access to it was granted. Needs the chunk `clipboard`. */
  clipboard?: ClipboardSettings;
  /** Exposed functions. Needs the chunk `observe`. */
  bindings?: Binding[];
  /**
   * Kinds of news that Python wants beyond page and frames: console, pageerror, dialog, filechooser, download,
   * posteddownload (the page itself sends forms), websocket, request, response, requestfinished, requestfailed.
   * Needs the chunk `observe`.
   */
  observe?: string[];
  /** Requests are reported from the document's first one on, even if Python begins to listen later. */
  allRequests?: boolean;
  /** URLs of requests that Python decides about. Needs the chunks `intercept` and `observe`. */
  routes?: Regex[];
  /** URLs of WebSockets that Python decides about. Needs the chunk `web_sockets`. */
  webSocketRoutes?: Regex[];
  /** Added to requests to the window's own origin. */
  extraHeaders?: HeaderList;
  /** Requests of scripts fail. */
  offline?: boolean;
  /** Python has something to run in documents before their own scripts. Needs the chunk `intercept`. */
  early?: boolean;
  /** What runs in the documents of frames before their own scripts. Needs the chunk `intercept`. */
  frameScripts?: string[];
  /**
   * Keys of history entries with which a document begins that the browser takes for the one before. Needs the chunk
   * `intercept`.
   */
  boundaries?: string[];
  /** The settings with which windows begin that scripts open. */
  popups?: Settings;
  /**
   * Scripts that run before the document's own: in the first document of a popup; with the companion, in all documents
   * and their frames.
   */
  initScripts?: string[];
  /** What the companion emulates, in all tabs of the session. */
  emulation?: EmulationSettings;
  /** Beside it, in the tab of this window. */
  tabEmulation?: EmulationSettings;
  /** The clock with which documents begin. Needs the chunk `clock`. By the companion. */
  clock?: ClockSettings;
  /** Policies of documents do not count. By the companion. */
  bypassCsp?: boolean;
  /** The events of DevTools sessions that Python listens to. By the companion. */
  devtools?: DevtoolsEvents[];
  /** How dialogs are answered, because Python can't be asked while one is open. */
  dialogs?: DialogTable;
}
export interface DevtoolsEvents {
  session: string;
  events: string[];
}
/** The clock's `time` in ms when the real one was `at`, both since 1970. It continues from there unless it is paused. */
export interface ClockSettings {
  time: number;
  at: number;
  paused: boolean;
  fixed?: number;
}
export interface LocatorHandler {
  id: Integer;
  selector: string;
  noWaitAfter: boolean;
}
export interface ClipboardSettings {
  id: string;
  data: Record<string, string>;
  granted: Grant[];
}
export interface Binding {
  name: string;
}

/** The first state is the present one. `after`: dialogs that Python has seen, but whose listeners it has yet to call. */
export interface DialogTable {
  states: Tree[];
  /** Python is asked while the page waits, where that is possible. By the companion. */
  asks?: boolean;
  after?: DialogFacts[];
}
export interface DialogFacts {
  type: string;
  message: string;
  defaultValue: string;
}
/** A constant, or [operation, ...operands]. */
export type Expr = string | number | null | Expr[];
export type Tree = Branch | Leaf;
export interface Branch {
  if: Expr;
  yes: Tree;
  no: Tree;
}
export interface Leaf {
  accept: boolean;
  text?: Expr;
  unknown?: true;
  /** The state for the next dialog, if it is another one; -1: nothing is known any more. */
  then?: Integer;
}

export interface Reply {
  /** Random for each document in which the kernel was installed. */
  doc: string;
  outcomes: Outcome[];
  news: UncheckedNews[];
  /** Chunks that this document has, beside the core. */
  chunks: string[];
  /** The document has begun to go away since the last reply. */
  leaving: boolean;
}

/** What the stub returns where there is no kernel: a new document. */
export interface Absent {
  absent: true;
  /** Why a popup has no turn: it is closed, it shows a document of another origin, or it has crashed. */
  popup?: "closed" | "foreign" | "crashed";
  /** An operation of the turn had acted in the frame, which is closed. */
  acted?: boolean;
  /** The page has put something where the kernel would be. */
  occupied?: boolean;
  /** Of a greeting: whether the companion has answered it. */
  companion?: boolean;
}

/** A dialog is open that Python is asked about. The turn of that number, in another window, goes on after that. */
export interface Held {
  held: Integer;
}

export type Outcome = Done | Failed | Pending | Asks | Unknown | Left | Missing;

export interface Done {
  id: Integer;
  status: "done";
  value?: Wire;
}
export interface Failed {
  id: Integer;
  status: "error";
  error: FailureInfo;
}
/**
 * Still running. A turn also ends when the document is about to go, because a reply from a dying document would be
 * lost. `dispatched`: the operation has begun to act on the page, so it must not be started again elsewhere.
 */
export interface Pending {
  id: Integer;
  status: "pending";
  log: string[];
  dispatched: boolean;
}
/** Waits for Python's answer to a question. */
export interface Asks {
  id: Integer;
  status: "asks";
  ask: Question;
}
/** There is no such operation here: it was started in another document. */
export interface Unknown {
  id: Integer;
  status: "unknown";
}
/** Started again after it had acted, or may have acted, in a document that is gone. */
export interface Left {
  id: Integer;
  status: "left";
}
/** The operation lives in a chunk that this document does not have yet. */
export interface Missing {
  id: Integer;
  status: "missing";
  chunk: string;
}

export interface FailureInfo {
  /**
   * timeout · strict · selector (does not parse, unknown engine) · not-found · detached · element (not editable and other
   * wrong kinds of element) · action (it can't be done or did nothing; the message is shown as it is) · script (user code
   * threw) · serialize · csp (source can't be evaluated here) · closed · unsupported · argument · internal · frame (the
   * operation belongs into a frame of another origin)
   */
  kind: string;
  message: string;
  log: string[];
  /** script: the error that the page threw. */
  thrown?: Wire;
  /** strict: what matched (at most ten), and how many matched. */
  matches?: Match[];
  count?: Integer;
  /** frame: which one, and what of the selector is left there, if it was the selector that led there. */
  frame?: FrameId;
  rest?: string;
}

/** What an operation needs Python for: a locator handler. `remaining`: ms that the operation has left; null: no limit. */
export interface Question {
  kind: "handler";
  handler: Integer;
  operation: Integer;
  remaining: number | null;
}

// -- what Python decides ----------------------------------------------------------------------------------------------

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

/** What a page sees of its browser and device. For the chunk `emulation`, which is an init script, or the companion. */
export interface EmulationSettings {
  userAgent?: string;
  locale?: string;
  timeZone?: string;
  /** Null: the position is unavailable. */
  geolocation?: GeoPosition | null;
  /** Permissions. Without an entry for a window, the browser decides. */
  granted?: Grant[];
  /** Null ends the emulation. */
  viewport?: Size | null;
  screen?: Size;
  scale?: number;
  touch?: boolean;
  /** By the companion alone. */
  mobile?: boolean;
  media?: MediaSettings;
}
/** Media features for media queries; "null": the browser's own. */
export interface MediaSettings {
  media?: string;
  colorScheme?: string;
  reducedMotion?: string;
  forcedColors?: string;
  contrast?: string;
}
export interface GeoPosition {
  latitude: number;
  longitude: number;
  accuracy: number;
}

// -- news -----------------------------------------------------------------------------------------------------------

/**
 * What happened in the page. Every reply carries the news since the last one that Python has seen. They are numbered,
 * so that none is reported twice and none is lost. Python checks each by its kind, and drops those that do not match.
 */
export type News =
  | FramesNews
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
  | PopupNews
  | PopupClosedNews
  | PopupHasNews
  | OpenerHasNews
  | WindowHasNews
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
  told?: Integer;
  /** Where the next document reports it as well, because the one that it comes from may be gone. */
  left?: LeftNews;
  kind: string;
  [detail: string]: unknown;
}

/** The document that news come from, and their number there. */
export interface LeftNews {
  doc: string;
  seq: Integer;
}

interface Numbered {
  seq: Integer;
}
interface InFrame extends Numbered {
  frame: FrameId;
}

/** The whole frame tree, whenever it or a URL has changed. The main frame comes first. */
export interface FramesNews extends Numbered {
  kind: "frames";
  frames: [FrameInfo, ...FrameInfo[]];
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

// The following come if Settings.observe names their kind.

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
interface DownloadFacts {
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

// Navigations and forms.

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

// Of DevTools sessions that users have opened. By the companion.

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

// Popups.

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

/** Another window of the session has news, or waits for Python. The companion reports it. */
export interface WindowHasNews extends Numbered {
  kind: "windownews";
  window: string;
  popup?: string;
}

// Calls from the page. They end every turn. `popup`: the popup that calls, if its opener reports the call. Those with an
// `id` (a negative one) are answered through Message.resume.

interface FromPage extends InFrame {
  popup?: string;
}
/** The page has called an exposed function. */
export interface BindingCall extends FromPage {
  kind: "bindingcall";
  id: Integer;
  name: string;
  args: Wire[];
}
/** What to do with the request of that id, which the news have reported? The answer is a Decision. */
export interface RouteCall extends FromPage {
  kind: "routecall";
  id: Integer;
  request: string;
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
