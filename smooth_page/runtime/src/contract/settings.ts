/** What holds in all documents until Python changes it. */
import type { HeaderList, Integer, Regex, Size } from "./values";

/** What an origin may do; null: every origin. */
export interface Grant {
  origin: string | null;
  names: string[];
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
  /** The companion reads the bodies of responses before the browser forgets them: Python records them. By the companion. */
  keepsBodies?: boolean;
  /** The events of DevTools sessions that Python listens to. By the companion. */
  devtools?: DevtoolsEvents[];
  /** What the pictures of the tab are used for. By the companion. */
  screencasts?: ScreencastSettings[];
  /** How dialogs are answered, because Python can't be asked while one is open. */
  dialogs?: DialogTable;
  /** Of what is observed, the kinds that only a trace follows: replies don't wait for them. */
  lags?: string[];
  /** A trace is recorded. Needs the chunk `trace`. */
  trace?: TraceSettings | null;
  /** What is shown over the page. Needs the chunk `debugging`. */
  overlays?: OverlaySettings | null;
}

export interface OverlaySettings {
  shown: OverlayContent[];
  hidden: boolean;
  actions?: ActionMarkSettings;
}

/** HTML, or a title card. */
export interface OverlayContent {
  id: string;
  html?: string;
  chapter?: Chapter;
}

export interface Chapter {
  title: string;
  description: string;
}

/** How actions are marked: for `duration` ms, with styles on top of the usual ones. */
export interface ActionMarkSettings {
  duration: number;
  cursor: boolean;
  position: string;
  fontSize: Integer;
  style: ActionMarkStyle;
}

export interface ActionMarkStyle {
  point?: string;
  highlight?: string;
  title?: string;
}

/** `main`: the name of the main frame in the trace; those of others are `frames` and their id. */
export interface TraceSettings {
  /** Snapshots refer to earlier ones of the same epoch. */
  epoch: Integer;
  snapshots: boolean;
  /** Accessibility trees. */
  aria?: boolean;
  /** Pictures of the page. Needs the chunk `screenshot`. */
  pictures?: boolean;
  main: string;
  frames: string;
  /** Style sheets of links are written out, because the trace does not have their files. */
  inline: boolean;
}

/** The largest size of the pictures, in pixels; `quality` 0 to 100, `rate`: so many a second. `live`: Python waits for them. */
export interface ScreencastSettings {
  name: string;
  width: Integer;
  height: Integer;
  quality: Integer;
  rate: number;
  live: boolean;
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
  /** Certificates of servers are accepted without a check. By the companion alone; extensions can not. */
  unchecked?: boolean;
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
