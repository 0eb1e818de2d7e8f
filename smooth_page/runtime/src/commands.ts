/**
 * Every operation: its parameters and its result. `scripts/generate_protocol.py` writes smooth_page/_protocol/commands.py
 * from this file: one function for each operation, named as here (`page.setContent` is `commands.page_set_content`).
 *
 * Times are ms, points are CSS pixels of the main window's viewport unless stated otherwise. An optional parameter is
 * left out, never null, unless its type says `null`. An entry can also have:
 * - `acts`: it acts on the page, so it must not be done twice.
 * - `reads`: it only reads; calls that several listeners make at the same time run one after the other, in their order.
 * - `needs`: chunks beside its own, always (`true`) or for a value of a parameter (`{ mode: "ai" }`).
 */
import type { FailureInfo, FrameId, Handle, HeaderList, Integer, Match, Regex, Size, Target, Wire } from "./contract";

export interface Point {
  x: number;
  y: number;
}
export interface Rect extends Point {
  width: number;
  height: number;
}
export type Modifier = "Alt" | "Control" | "ControlOrMeta" | "Meta" | "Shift";
export type Button = "left" | "middle" | "right";
export type Scroll = "auto" | "none";

/** A string (exact, after the matcher has normalized it) or a regular expression. */
export interface TextMatch {
  string?: string;
  regex?: Regex;
  /** A part of the text is enough (strings only). */
  substring?: boolean;
  ignoreCase?: boolean;
  normalizeWhiteSpace?: boolean;
}
/** A URL: exact, or a regular expression (Python compiles globs). */
export interface UrlMatch {
  string?: string;
  regex?: Regex;
  ignoreCase?: boolean;
}
export type Readable = "textContent" | "innerText" | "innerHTML" | "inputValue" | "attribute" | "boundingBox";
export type ElementTest = "visible" | "hidden" | "enabled" | "disabled" | "editable" | "checked";
export type ElementState = "visible" | "hidden" | "stable" | "enabled" | "disabled" | "editable";
export type SelectorState = "attached" | "detached" | "visible" | "hidden";
/** What a move through the history leads to: another document, or an entry of this one. False: there is none. */
export type Moved = "document" | "entry" | false;
export type LoadState = "load" | "domcontentloaded" | "networkidle" | "commit";
/** `error`: the browser's. `unsupported`: why the companion does not send the command. `closed`: the session has ended. */
export interface DevtoolsAnswer {
  result?: Record<string, unknown>;
  error?: string;
  unsupported?: string;
  closed?: boolean;
}
/** What a virtual authenticator keeps, in base64url. `privateKey`: PKCS#8. */
export interface Passkey {
  id: string;
  rpId: string;
  userHandle: string;
  privateKey: string;
  signCount: Integer;
  isResidentCredential: boolean;
}
/** Where a tab navigates to: a URL, its present one again, or an entry of the history so many entries away. */
export interface Destination {
  url?: string;
  referrer?: string;
  reload?: boolean;
  delta?: Integer;
}

/** Source of the user's code for frames other than the main one; the main frame's code comes as `Call.code`. */
interface Code {
  source?: string;
}

interface Pointing {
  target: Target;
  /** Relative to the element's padding box. Default: the middle of its first visible rectangle. */
  position?: Point;
  modifiers?: Modifier[];
  force?: boolean;
  trial?: boolean;
  scroll?: Scroll;
}

export interface FileData {
  name: string;
  mimeType: string;
  lastModified?: number;
  /** Its path inside a directory that is uploaded as a whole. */
  relativePath?: string;
  /** The content in base64, or the id of an upload that `files.append` filled. */
  base64?: string;
  upload?: string;
}

/** An option to select, by one of these. */
export interface OptionChoice {
  value?: string;
  label?: string;
  index?: Integer;
  valueOrLabel?: string;
  handle?: Handle;
}

/** The outcome of an assertion. */
export interface Expectation {
  /** The condition as asked, before `isNot`. */
  matches: boolean;
  received?: Wire;
  timedOut: boolean;
  log: string[];
  /** Why there is no answer, e.g. a strict mode violation. Then `matches` is `isNot`. */
  error?: string;
  /** Aria snapshot of the element, or of the page if there is no such element, for the message of a failure. */
  snapshot?: string;
  matched?: Match[];
  count?: Integer;
}

/** How a document was loaded, as far as the browser reports it. */
export interface Arrival {
  url: string;
  /** 0 where there was no HTTP response: about:blank, data: URLs. */
  status: Integer;
  redirects: Integer;
  startTime: number;
  contentType: string;
  fromCache: boolean;
  /** With `network`: how many ms ago the document was created. */
  age?: number;
  /** By the companion: the news of the requests that brought the document. */
  requests?: Reported[];
}

/** Sizes in bytes; -1: not known. `news`: what has happened to the request so far. */
export interface RequestFacts {
  requestHeaders: HeaderList;
  responseHeaders: HeaderList;
  requestHeadersSize: Integer;
  responseHeadersSize: Integer;
  responseBodySize: Integer;
  news: Reported[];
}
/** What has happened, as news have it but for their numbers. */
export interface Reported {
  kind: string;
  [detail: string]: unknown;
}

export interface NetworkRequest {
  url: string;
  method: string;
  headers: HeaderList;
  base64?: string;
}
/** What the network answered to the request for a document. */
export interface NetworkAnswer {
  url: string;
  redirected: boolean;
  status: Integer;
  statusText: string;
  headers: HeaderList;
  /** Same fields as in the news "requestfinished"; empty if the browser has no timing yet. */
  timing: Record<string, number>;
  protocol: string;
  base64?: string;
}
/** Why a document was not put in place. */
export type Refusal = "origin" | "content" | "policy";
export interface Refused {
  refused: Refusal;
}
/** Python's own content is in place. */
export interface Written {
  fulfilled: true;
}
/** `agent`: the browser's user agent. `answer`: what the network answered, with `base64` if it can't be handed on. */
export interface NotRenewed {
  agent: string;
  refused: Refusal;
  answer?: NetworkAnswer;
}
/** `boundary`: the key of the history entry that was pushed. */
export interface Renewed {
  agent: string;
  token: string;
  url: string;
  referrer: string;
  boundary?: string;
  answer?: NetworkAnswer;
}
/** An operation that another one runs. */
export interface NestedCommand {
  op: string;
  params: Record<string, unknown>;
}
/** A document from Python. */
export interface WrittenDocument {
  status: Integer;
  statusText: string;
  headers: HeaderList;
  base64: string;
}

/** What servers get that demand credentials: all of them, or those of one origin. */
export interface HttpCredentials {
  username: string;
  password: string;
  origin?: string;
}

export interface NameAndValue {
  name: string;
  value: string;
}

/** A cookie that scripts can't see, as `document.cookie` sets and deletes it. */
export interface HiddenCookie {
  name: string;
  set: string;
  unset: string;
}
/** A cookie that scripts can see. `expires` in seconds since the epoch; -1 for a session cookie. */
export interface SeenCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires: number;
  secure: boolean;
  sameSite: "Strict" | "Lax" | "None";
}
/** The cookies and the local storage of a document. `hidden`: indices of the hidden cookies asked about that exist. */
export interface DocumentState {
  origin: string;
  userAgent: string;
  hidden: Integer[];
  cookies: SeenCookie[];
  items: NameAndValue[];
}

/** A cookie of the browser, in the shape of Playwright's. `expires` in seconds since the epoch; -1 for a session cookie. */
export interface BrowserCookie {
  name: string;
  value: string;
  domain: string;
  path: string;
  expires?: number;
  httpOnly?: boolean;
  secure?: boolean;
  sameSite?: "Strict" | "Lax" | "None";
  /** The site of the page in which it exists, if it exists there only. */
  partitionKey?: string;
  /** Whether its document is in one of another site. */
  _crHasCrossSiteAncestor?: boolean;
}
/** All cookies of a session, and the user agent of its browser. */
export interface SessionCookies {
  cookies: BrowserCookie[];
  userAgent: string;
}
/** All that a session keeps, in the shape of Playwright's storage state. */
export interface SessionState {
  cookies: BrowserCookie[];
  origins: OriginState[];
}
/** What an origin keeps, in the shape of Playwright's storage state. */
export interface OriginState {
  origin: string;
  localStorage: NameAndValue[];
  indexedDB?: Database[];
  opfs?: PrivateFile[];
}
/** A file or a folder of an origin's private file system. */
export interface PrivateFile {
  path: string;
  type: "file" | "directory";
  base64?: string;
}

/** An IndexedDB database, in the shape of Playwright's storage state. */
export interface Database {
  name: string;
  version: Integer;
  stores: ObjectStore[];
}
export interface ObjectStore {
  name: string;
  autoIncrement: boolean;
  keyPath?: string;
  keyPathArray?: string[];
  indexes: StoreIndex[];
  /** `key` or `keyEncoded` (where the store has no key path), `value` or `valueEncoded`. */
  records: Record<string, unknown>[];
}
export interface StoreIndex {
  name: string;
  keyPath?: string;
  keyPathArray?: string[];
  multiEntry: boolean;
  unique: boolean;
}

/** A piece of a downloaded file; `size`: bytes of the whole file. */
export interface Piece {
  size: Integer;
  base64: string;
}
/** A piece of what the browser writes. `stream`: where the next piece is read; null: this is the last one. */
export interface StreamPiece {
  base64: string;
  stream: string | null;
}
/** Of the DevTools command Page.printToPDF. In inches. */
export interface PdfOptions {
  landscape: boolean;
  displayHeaderFooter: boolean;
  headerTemplate: string;
  footerTemplate: string;
  printBackground: boolean;
  scale: number;
  paperWidth: number;
  paperHeight: number;
  marginTop: number;
  marginRight: number;
  marginBottom: number;
  marginLeft: number;
  pageRanges: string;
  preferCSSPageSize: boolean;
  generateTaggedPDF: boolean;
  generateDocumentOutline: boolean;
}
/** What an operation in a worker has led to: `error`, or the value. */
export interface WorkerResult {
  value?: Wire;
  error?: FailureInfo;
}
/** What the page has reported without a listener: details of the news "console" and "pageerror". */
export interface KeptDetails {
  messages: Record<string, unknown>[];
  errors: Record<string, unknown>[];
}
export interface Resource {
  status: Integer;
  statusText: string;
  headers: HeaderList;
  base64: string;
}
export interface NoResource {
  refused: "origin" | "network" | "size";
}

type None = Record<string, never>;
type Area = "local" | "session";

export interface Commands {
  // values: evaluation and handles
  /**
   * Calls the code (a function or a value) with [element, ]arg. `wait`: waits for the target. `returns`: whether the
   * result is a value or a handle.
   */
  evaluate: {
    params: Code & { arg: Wire; target?: Target; all?: boolean; wait?: boolean; returns: "value" | "handle" };
    result: Wire;
    acts: true;
  };
  /** Waits until the code returns something truthy, and returns a handle of it. polling: "raf" or ms. */
  waitForFunction: { params: Code & { arg: Wire; target?: Target; polling: "raf" | number }; result: Handle };
  "handle.properties": { params: { handle: Handle }; result: [string, Handle][]; reads: true };
  "handle.property": { params: { handle: Handle; name: string }; result: Handle; reads: true };
  "handle.json": { params: { handle: Handle }; result: Wire; reads: true };
  /** Skips handles that it does not know. */
  "handle.dispose": { params: { handles: Handle[] }; result: null };

  // reading
  /** Returns at once, without waiting. */
  query: { params: { target: Target }; result: Handle | null };
  "query.all": { params: { target: Target }; result: Handle[] };
  "query.count": { params: { target: Target }; result: Integer };
  /** Waits until the target is attached. */
  read: {
    params: {
      target: Target;
      what: Readable;
      name?: string;
    };
    result: string | null | Rect;
  };
  /** Elements without rendered text, as in SVG, give null. */
  "read.all": { params: { target: Target; what: "innerText" | "textContent" }; result: (string | null)[] };
  /** visible and hidden return at once; the others wait until the target is attached. */
  state: {
    params: { target: Target; state: ElementTest };
    result: boolean;
  };
  /** Without a target: the frame's whole document. */
  "aria.snapshot": {
    params: { target?: Target; mode?: "ai" | "default"; depth?: number; boxes?: boolean };
    result: string;
    needs: { aria: { mode: "ai" } };
  };
  /** The best selector for the element that the target matches. */
  "selector.best": { params: { target: Target }; result: string };

  // waiting
  "wait.selector": {
    params: { target: Target; state: SelectorState; returns: boolean };
    result: Handle | null;
  };
  "wait.elementState": {
    params: { handle: Handle; state: ElementState };
    result: null;
  };
  "wait.time": { params: { ms: number }; result: null };

  // actions
  click: {
    params: Pointing & { button?: Button; clickCount?: Integer; delay?: number; steps?: Integer };
    result: null;
    acts: true;
  };
  dblclick: { params: Pointing & { button?: Button; delay?: number; steps?: Integer }; result: null; acts: true };
  hover: { params: Pointing; result: null; acts: true };
  tap: { params: Pointing; result: null; acts: true };
  check: { params: Pointing & { checked: boolean }; result: null; acts: true };
  fill: { params: { target: Target; value: string; force?: boolean }; result: null; acts: true };
  type: { params: { target: Target; text: string; delay?: number }; result: null; acts: true };
  press: { params: { target: Target; key: string; delay?: number }; result: null; acts: true };
  selectOption: {
    params: { target: Target; options: OptionChoice[]; force?: boolean };
    result: string[];
    acts: true;
  };
  selectText: { params: { target: Target; force?: boolean }; result: null; acts: true };
  setFiles: { params: { target: Target; files: FileData[]; directory?: boolean }; result: null; acts: true };
  /** Adds a piece of a file that is too large for one event. */
  "files.append": { params: { upload: string; base64: string }; result: null; acts: true };
  /** `part`: only the press on `target`, or the release on `to`, which may be in different kernels. */
  dragTo: {
    params: {
      target: Target;
      to: Target;
      part?: "press" | "release";
      sourcePosition?: Point;
      targetPosition?: Point;
      steps?: Integer;
      force?: boolean;
      trial?: boolean;
      scroll?: Scroll;
    };
    result: null;
    acts: true;
  };
  /** Drops files and data on the target. */
  drop: {
    params: { target: Target; files?: FileData[]; data?: Record<string, string>; position?: Point };
    result: null;
    acts: true;
  };
  focus: { params: { target: Target }; result: null; acts: true };
  blur: { params: { target: Target }; result: null; acts: true };
  dispatchEvent: { params: { target: Target; type: string; init: Wire }; result: null; acts: true };
  scrollIntoView: { params: { target: Target }; result: null; acts: true };
  highlight: { params: { target: Target; style?: string; label?: string }; result: null; acts: true };
  unhighlight: { params: { target?: Target }; result: null; acts: true };

  // input
  "keyboard.down": { params: { key: string }; result: null; acts: true };
  "keyboard.up": { params: { key: string }; result: null; acts: true };
  "keyboard.press": { params: { key: string; delay?: number }; result: null; acts: true };
  "keyboard.type": { params: { text: string; delay?: number }; result: null; acts: true };
  "keyboard.insertText": { params: { text: string }; result: null; acts: true };
  "mouse.move": { params: Point & { steps?: Integer }; result: null; acts: true };
  "mouse.down": { params: { button?: Button; clickCount?: Integer }; result: null; acts: true };
  "mouse.up": { params: { button?: Button; clickCount?: Integer }; result: null; acts: true };
  "mouse.click": {
    params: Point & { button?: Button; clickCount?: Integer; delay?: number };
    result: null;
    acts: true;
  };
  "mouse.wheel": { params: { deltaX: number; deltaY: number }; result: null; acts: true };
  "touch.tap": { params: Point; result: null; acts: true };

  // assertions
  /** Always returns a result, also when the time is over. */
  expect: {
    params: {
      matcher: string;
      /** Absent for page.title and page.url. */
      target?: Target;
      isNot: boolean;
      expected?: TextMatch[];
      /** to_have_attribute, to_have_css, to_have_js_property: the name. */
      name?: string;
      /** to_have_js_property: the value; to_match_aria_snapshot: the template. */
      value?: Wire;
      /** to_have_count: the count; to_be_in_viewport: the ratio. */
      number?: number;
      /** to_be_checked: checked, indeterminate; to_have_css: pseudo; texts: useInnerText. */
      options?: Record<string, Wire>;
    };
    result: Expectation;
    needs: { aria: { matcher: "to.match.aria" } };
  };

  // page and frames (`Command.frame` says which frame)
  "page.content": { params: None; result: string };
  /** Waits for the state in the new document. */
  "page.setContent": { params: { html: string; waitUntil: LoadState }; result: null; needs: { media: true } };
  "page.title": { params: None; result: string };
  "page.addScript": { params: { url?: string; content?: string; type?: string }; result: Handle };
  "page.addStyle": { params: { url?: string; content?: string }; result: Handle };
  /** Returns before the document goes. False: the history has no such entry. */
  "page.history": { params: { delta: -1 | 1 }; result: Moved; acts: true };
  "page.reload": { params: None; result: null; acts: true };
  /** Starts a navigation to a URL, as a goto event does. */
  "page.go": { params: { url: string; replace: boolean }; result: null; acts: true };
  /** Navigates a frame other than the main one, which the goto event does. */
  "frame.goto": { params: { url: string; waitUntil: LoadState }; result: null };
  "page.loadState": { params: { state: LoadState }; result: null };
  /** Waits until the frame's URL matches and the state is reached. */
  "page.waitForUrl": { params: { url: UrlMatch; waitUntil: LoadState }; result: null };
  /**
   * Waits for the state, in a document other than `after` if that is given, and returns how the document was loaded.
   * `network`: waits for a document that came from the network.
   */
  "page.arrive": { params: { state: LoadState; after?: string; network?: boolean }; result: Arrival };
  /** Waits until the main document is not this one any more. */
  "page.left": { params: { doc: string }; result: null };
  /** Loads the present document again in its own place, with scripts that run before its own. */
  "soft.load": { params: { scripts: string[] }; result: boolean };
  /** Waits until that has happened: true; false if a policy of the page forbids it. */
  "soft.loaded": { params: { doc: string }; result: boolean };
  /**
   * Replaces the main document by a fresh window. `how`: which entry it gets in the history. `plain`: the present
   * document is an intermediate one, whose policies are those of its site. `request` is sent first, and its answer is
   * handed on to `intercept.open`. `carry`: the runtime is installed in the fresh window, too.
   */
  "intercept.renew": {
    params: {
      url: string;
      how: "push" | "replace" | "reload";
      plain: boolean;
      carry: boolean;
      /** The next document's referrer: none, this document, or this document's own referrer. */
      referrer: "none" | "page" | "keep";
      request?: NetworkRequest;
    };
    result: NotRenewed | Renewed;
  };
  /**
   * Writes a document into the main window, in the place of one of the same origin, and waits for the state. The
   * document is what Python gives (`fulfilled`), what the document before has fetched (`token`), or the answer to
   * `request`. Returns null if another document came instead.
   */
  "intercept.open": {
    params: {
      url: string;
      token?: string;
      state: LoadState;
      /** `programs` run in the window before the document is there and again when it begins; `scripts` run then. */
      programs: string[];
      scripts: string[];
      /** Operations that run in the window before the document is there. */
      commands: NestedCommand[];
      /** Whether the policies that came with it apply to it. */
      policies: boolean;
      /** Whether its own scripts may not run. */
      inert: boolean;
      /** Its `document.referrer`; null: what the browser has. */
      referrer: string | null;
      fulfilled?: WrittenDocument;
      request?: NetworkRequest;
    };
    result: null | Refused | Written | NetworkAnswer;
  };
  /** Has the browser navigate; `replace`: in the place of the present history entry. */
  "intercept.go": { params: { url: string; how: "assign" | "replace" | "reload" }; result: true };
  /** Writes Python's content into a frame of the page's origin. */
  "intercept.frame": { params: { url: string; headers: HeaderList; base64: string }; result: null };
  /** The body that the network answered for the document that `intercept.open` wrote. */
  "intercept.body": { params: { token: string | null }; result: Wire; reads: true };
  /** The cookies and the local storage of the main document's origin; null if it can't have any. */
  "state.read": { params: { hidden: HiddenCookie[] }; result: DocumentState | null };
  /** Sets cookies, as `document.cookie` takes them, and items of the local storage; `clear`: empties that first. */
  "state.give": { params: { cookies: string[]; items: NameAndValue[]; clear: boolean }; result: null };
  /** Requests a URL of the document's origin with a username and a password, which the browser then remembers. */
  "state.login": { params: { url: string; username: string; password: string }; result: boolean };
  /** The databases of the main document's origin. */
  "databases.read": { params: None; result: Database[] };
  /** `clear`: deletes all other databases of the origin. */
  "databases.give": { params: { databases: Database[]; clear: boolean }; result: null };
  "page.emulateMedia": {
    params: {
      media?: string;
      colorScheme?: string;
      reducedMotion?: string;
      forcedColors?: string;
      contrast?: string;
      /** Null: the tab's own. */
      viewport?: Size | null;
      screen?: Size;
    };
    result: null;
  };
  "page.bringToFront": { params: None; result: null };

  // downloads; `download` is the id from the news
  /** A piece of a file. Fails with the kind `action` if the file did not arrive. */
  "download.read": { params: { download: string; offset: Integer }; result: Piece };
  /** Fetches a URL that `goto` could not show. Returns whether it is a file; if it is, the news report it. */
  "download.begin": { params: { url: string }; result: boolean };
  "download.cancel": { params: { download: string }; result: null };

  // popups, in the main window of the session's tab
  /** False if it stays open. */
  "popup.close": { params: { popup: string }; result: boolean };
  /** Waits until another document has come. */
  "popup.goto": { params: { popup: string; url: string }; result: null };

  // by the companion
  /** What is known about a request once it is answered, or ended. */
  "network.facts": { params: { request: string; until: "answered" | "ended" }; result: RequestFacts; reads: true };
  /** The body of a response in base64, when it is complete. */
  "network.body": { params: { request: string }; result: string; reads: true };
  /** Opens a blank tab, and returns its window. */
  "tabs.open": { params: Record<string, never>; result: string };
  /**
   * Navigates the tab, and waits until its document has reached the load state. It goes on in the next document, where
   * Python starts it anew with the same `id`. Null: the history has no entry at that distance.
   */
  "tabs.navigate": { params: { id: string; to: Destination; state: LoadState }; result: Arrival | null };
  /** Navigates another tab, until it shows the document. Repeated with the same `id` it goes on. False: no such entry. */
  "tabs.lead": { params: { window: string; id: string; to: Destination }; result: boolean };
  /** Closes another tab, if its document lets it. */
  "tabs.askToClose": { params: { window: string }; result: null };
  /** Runs an operation in a worker: `evaluate`, with the code as `source`, or one on handles. */
  "worker.run": { params: { worker: string; op: string; params: unknown }; result: WorkerResult };
  /** Answers a dialog about which Python is asked. */
  "dialogs.answer": { params: { dialog: string; accept: boolean; text: string }; result: null };
  /**
   * Navigates a frame, until it shows the document. Repeated with the same `id` it goes on. False: the document is the
   * same, only the fragment of its address has changed.
   */
  "frame.navigate": { params: { frame: FrameId; id: string; to: Destination }; result: boolean };
  /** Replaces those that were given before. */
  "network.credentials": { params: { credentials: HttpCredentials[] }; result: null };
  /** All cookies of the session. */
  "session.cookies": { params: None; result: SessionCookies };
  /**
   * Sets cookies, after it has deleted those that are `gone`; `clear`: all of them. It sets none if the browser does not
   * accept one; if it is `lenient`, it sets the others.
   */
  "session.setCookies": {
    params: { cookies: BrowserCookie[]; gone: BrowserCookie[]; clear: boolean; lenient: boolean };
    result: null;
  };
  /** Its cookies, and what the origins that it has visited keep; with or without databases and private files. */
  "session.state": { params: { databases: boolean; files: boolean }; result: SessionState };
  /** Adds to the state, or replaces it. */
  "session.giveState": { params: { cookies: BrowserCookie[]; origins: OriginState[]; clear: boolean }; result: null };
  /** Opens a DevTools session with the frame's target; null: it shares the one of the frame around it. */
  "devtools.open": { params: None; result: string | null };
  /** Sends a DevTools command. Repeated with the same `id` it waits for the same answer. */
  "devtools.send": {
    params: { session: string; id: string; method: string; params: Record<string, unknown> };
    result: DevtoolsAnswer;
  };
  "devtools.close": { params: { session: string }; result: null };
  /** The session's virtual authenticators get them; pages find the authenticators once they are `installed`. */
  "passkeys.give": { params: { installed: boolean; passkeys: Passkey[] }; result: null };
  "passkeys.remove": { params: { id: string }; result: null };
  "passkeys.read": { params: None; result: Passkey[] };
  /** Begins a performance trace of the browser. */
  "trace.start": { params: { categories: string[] }; result: null };
  /** Returns its first piece. */
  "trace.stop": { params: None; result: StreamPiece };
  "page.collectGarbage": { params: None; result: null };
  /** Returns the first piece of the PDF. */
  "page.pdf": { params: { options: PdfOptions }; result: StreamPiece };
  /** The next piece of what the browser writes. */
  "stream.read": { params: { stream: string }; result: StreamPiece };

  "frame.element": { params: { frame: FrameId }; result: Handle };
  /** The frame that an <iframe> shows. */
  "frame.of": { params: { handle: Handle }; result: FrameId | null };
  /** The frame in which a node lives. */
  "frame.owner": { params: { handle: Handle }; result: FrameId | null };
  "storage.all": { params: { area: Area }; result: NameAndValue[] };
  "storage.get": { params: { area: Area; name: string }; result: string | null };
  "storage.set": { params: { area: Area; name: string; value: string }; result: null };
  "storage.remove": { params: { area: Area; name: string }; result: null };
  "storage.clear": { params: { area: Area }; result: null };

  /** An encoded image of the element, or of the page. `clip` is relative to the top left corner of that. */
  screenshot: {
    params: {
      target?: Target;
      type: "png" | "jpeg" | "webp";
      quality?: Integer;
      clip?: Rect;
      fullPage?: boolean;
      omitBackground?: boolean;
      scale?: "css" | "device";
      mask?: Target[];
      maskColor?: string;
      style?: string;
      animations?: "allow" | "disabled";
      /** A page that draws itself has none. */
      caret?: "hide" | "initial";
    };
    result: Wire;
  };

  // clock
  /** paused: it stands still, as a clock that is restored in a new document may. */
  "clock.install": { params: { time?: number; paused?: boolean }; result: null };
  "clock.fastForward": { params: { ms: number }; result: null };
  "clock.runFor": { params: { ms: number }; result: null };
  "clock.pauseAt": { params: { time: number }; result: null };
  "clock.resume": { params: None; result: null };
  "clock.setFixedTime": { params: { time: number }; result: null };
  "clock.setSystemTime": { params: { time: number }; result: null };

  // observing
  /** Returns as soon as there are news that Python has not seen. */
  "page.watch": { params: None; result: null };
  /** The body of a reported fetch or XMLHttpRequest, as bytes. Fails with `not-found` if it is not kept (any more). */
  "observe.body": { params: { request: string }; result: Wire; reads: true };
  /** What the page has reported without a listener since the last call. */
  "observe.kept": { params: None; result: KeptDetails };
  /** Requests the URL once more, from the browser's cache if it is there. */
  "reread.resource": { params: { url: string; type: string }; result: Resource | NoResource };
}
