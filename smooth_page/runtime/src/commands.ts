/**
 * Params and result of every operation. Times are ms, points are CSS pixels of the main window's viewport unless said.
 *
 * The names are the wire's; Python sends them from smooth_page/_async, one file per Playwright object.
 */
import type { FrameId, Handle, Target, Wire } from "./contract";

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

/** A string (exact after the matcher's normalisation) or a regular expression. */
export interface TextMatch {
  string?: string;
  regex?: { source: string; flags: string };
  /** A part is enough (strings only). */
  substring?: boolean;
  ignoreCase?: boolean;
  normalizeWhiteSpace?: boolean;
}
/** How a URL must look: exact, or a regular expression (globs are compiled by Python). */
export interface UrlMatch {
  string?: string;
  regex?: { source: string; flags: string };
  ignoreCase?: boolean;
}
export type LoadState = "load" | "domcontentloaded" | "networkidle" | "commit";

/** Source of user code for a frame that is not the main one; the main frame's comes as `Call.code`. */
export interface Code {
  source?: string;
}

interface Pointing {
  target: Target;
  /** Relative to the element's padding box; default: the middle of its first visible rectangle. */
  position?: Point;
  modifiers?: Modifier[];
  force?: boolean;
  trial?: boolean;
  scroll?: "auto" | "none";
}

export interface FileData {
  name: string;
  mimeType: string;
  lastModified?: number;
  /** Path inside a directory that is uploaded whole. */
  relativePath?: string;
  /** The content, in base64; or the id of an upload that `files.append` filled. */
  base64?: string;
  upload?: string;
}

export interface Commands {
  // values -- evaluation and handles
  /** Calls the code (function or value) with [element, ]arg. `wait`: the target is waited for. `returns`: how the result travels. */
  evaluate: {
    params: Code & { arg?: Wire; target?: Target; all?: boolean; wait?: boolean; returns: "value" | "handle" };
    result: Wire | Handle;
  };
  /** Until the code gives something truthy; a handle of that. polling: "raf" or ms. */
  waitForFunction: { params: Code & { arg?: Wire; target?: Target; polling: "raf" | number }; result: Handle };
  "handle.properties": { params: { handle: Handle }; result: [string, Handle][] };
  "handle.property": { params: { handle: Handle; name: string }; result: Handle };
  "handle.json": { params: { handle: Handle }; result: Wire };
  /** Unknown handles are passed over. */
  "handle.dispose": { params: { handles: Handle[] }; result: null };

  // reading
  /** At once, without waiting. */
  query: { params: { target: Target }; result: Handle | null };
  "query.all": { params: { target: Target }; result: Handle[] };
  "query.count": { params: { target: Target }; result: number };
  /** Waits until the target is attached. */
  read: {
    params: {
      target: Target;
      what: "textContent" | "innerText" | "innerHTML" | "inputValue" | "attribute" | "boundingBox";
      name?: string;
    };
    result: string | null | Rect;
  };
  "read.all": { params: { target: Target; what: "innerText" | "textContent" }; result: string[] };
  /** visible and hidden answer at once; the others wait until the target is attached. */
  state: {
    params: { target: Target; state: "visible" | "hidden" | "enabled" | "disabled" | "editable" | "checked" };
    result: boolean;
  };
  /** target absent: the frame's whole document. */
  "aria.snapshot": {
    params: { target?: Target; mode?: "ai" | "default"; depth?: number; boxes?: boolean };
    result: string;
  };
  /** The best selector for the element that the target matches. */
  "selector.best": { params: { target: Target }; result: string };

  // waiting
  "wait.selector": {
    params: { target: Target; state: "attached" | "detached" | "visible" | "hidden"; returns: boolean };
    result: Handle | null;
  };
  "wait.elementState": {
    params: { handle: Handle; state: "visible" | "hidden" | "stable" | "enabled" | "disabled" | "editable" };
    result: null;
  };
  "wait.time": { params: { ms: number }; result: null };

  // actions
  click: { params: Pointing & { button?: Button; clickCount?: number; delay?: number; steps?: number }; result: null };
  dblclick: { params: Pointing & { button?: Button; delay?: number; steps?: number }; result: null };
  hover: { params: Pointing; result: null };
  tap: { params: Pointing; result: null };
  check: { params: Pointing & { checked: boolean }; result: null };
  fill: { params: { target: Target; value: string; force?: boolean }; result: null };
  type: { params: { target: Target; text: string; delay?: number }; result: null };
  press: { params: { target: Target; key: string; delay?: number }; result: null };
  selectOption: {
    params: {
      target: Target;
      options: { value?: string; label?: string; index?: number; valueOrLabel?: string; handle?: Handle }[];
      force?: boolean;
    };
    result: string[];
  };
  selectText: { params: { target: Target; force?: boolean }; result: null };
  setFiles: { params: { target: Target; files: FileData[]; directory?: boolean }; result: null };
  /** Adds a piece of a file too large for one event. */
  "files.append": { params: { upload: string; base64: string }; result: null };
  dragTo: {
    params: {
      target: Target;
      to: Target;
      sourcePosition?: Point;
      targetPosition?: Point;
      steps?: number;
      force?: boolean;
      trial?: boolean;
      scroll?: "auto" | "none";
    };
    result: null;
  };
  /** Drops files and data on the target. */
  drop: { params: { target: Target; files?: FileData[]; data?: Record<string, string>; position?: Point }; result: null };
  focus: { params: { target: Target }; result: null };
  blur: { params: { target: Target }; result: null };
  dispatchEvent: { params: { target: Target; type: string; init?: Wire }; result: null };
  scrollIntoView: { params: { target: Target }; result: null };
  highlight: { params: { target: Target; style?: string; label?: string }; result: null };
  unhighlight: { params: { target?: Target }; result: null };

  // input
  "keyboard.down": { params: { key: string }; result: null };
  "keyboard.up": { params: { key: string }; result: null };
  "keyboard.press": { params: { key: string; delay?: number }; result: null };
  "keyboard.type": { params: { text: string; delay?: number }; result: null };
  "keyboard.insertText": { params: { text: string }; result: null };
  "mouse.move": { params: Point & { steps?: number }; result: null };
  "mouse.down": { params: { button?: Button; clickCount?: number }; result: null };
  "mouse.up": { params: { button?: Button; clickCount?: number }; result: null };
  "mouse.click": { params: Point & { button?: Button; clickCount?: number; delay?: number }; result: null };
  "mouse.wheel": { params: { deltaX: number; deltaY: number }; result: null };
  "touch.tap": { params: Point; result: null };

  // assertions: always done, also when the time is over
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
      options?: { [name: string]: Wire };
    };
    result: {
      /** The condition as asked, before `isNot`. */
      matches: boolean;
      received?: Wire;
      timedOut: boolean;
      log: string[];
      /** Why no answer could be had, e.g. a strict mode violation. Then `matches` is `isNot`. */
      error?: string;
      /** Aria snapshot of the element, or of the page where there is none to be seen, for the message of a failure. */
      snapshot?: string;
      matched?: { preview: string; selector: string }[];
      count?: number;
    };
  };

  // page and frames (`Command.frame` says which frame)
  "page.content": { params: Record<string, never>; result: string };
  /** Waits for the state in the new document. */
  "page.setContent": { params: { html: string; waitUntil: LoadState }; result: null };
  "page.title": { params: Record<string, never>; result: string };
  "page.addScript": { params: { url?: string; content?: string; type?: string }; result: Handle };
  "page.addStyle": { params: { url?: string; content?: string }; result: Handle };
  /** Answers before the document goes. False: there is nowhere to go. */
  "page.history": { params: { delta: -1 | 1 }; result: "document" | "entry" | false };
  "page.reload": { params: Record<string, never>; result: null };
  /** Begins to leave for an address, as a goto event does. */
  "page.go": { params: { url: string; replace: boolean }; result: null };
  /** Navigates a frame other than the main one, which the goto event does. */
  "frame.goto": { params: { url: string; waitUntil: LoadState }; result: null };
  "page.loadState": { params: { state: LoadState }; result: null };
  /** Until the frame's address matches and the state is reached. */
  "page.waitForUrl": { params: { url: UrlMatch; waitUntil: LoadState }; result: null };
  /** What the browser tells about how the document was loaded. */
  "page.response": {
    params: Record<string, never>;
    result: { url: string; status: number; redirects: number; startTime: number; contentType: string; fromCache: boolean };
  };
  /**
   * Waits for the state, in another document than `from` if that is given, and answers as page.response. `network`: in
   * one of the network's, whose age in ms is answered too.
   */
  "page.arrive": {
    params: { state: LoadState; from?: string; network?: boolean };
    result: Commands["page.response"]["result"] & { age?: number };
  };
  /** Until the main document is another one than that. */
  "page.left": { params: { doc: string }; result: null };
  /** Puts the document in its own place once more, with scripts in front of its own (a chunk of its own). */
  "soft.load": { params: { scripts: string[] }; result: boolean };
  /** Until that has happened: true, or a policy of the page has forbidden it: false. */
  "soft.loaded": { params: { doc: string }; result: boolean };
  /**
   * Puts a fresh window in the place of the main document (a chunk of its own). `how` it stands in the history;
   * `plain`: the present one is a step on the way, whose policies are its site's. `request` is asked first, and its
   * answer goes along; `carry`: with the runtime.
   */
  "intercept.renew": {
    params: {
      url: string;
      how: "push" | "replace" | "reload";
      plain: boolean;
      carry: boolean;
      /** What the next document is told of the one before it: nothing, this one, or the one before this. */
      referrer: "none" | "page" | "keep";
      request?: { url: string; method: string; headers: [string, string][]; base64?: string };
    };
    /** `agent`: what the browser calls itself. `answer`: what the network gave; with `base64` where it does not go along. */
    result: { agent: string } & (
      | { refused: "origin" | "content" | "policy"; answer?: Commands["intercept.open"]["result"] & object }
      /** `boundary`: the key of the entry that was pushed. */
      | { token: string; url: string; referrer: string; boundary?: string; answer?: Commands["intercept.open"]["result"] & object }
    );
  };
  /**
   * Puts a document into the main window, in the place of one of the same origin, and waits for the state: what Python
   * fulfils, what the network has answered in the document before (`token`), or answers to the request. Null where
   * another document has come instead.
   */
  "intercept.open": {
    params: {
      url: string;
      token?: string;
      state: LoadState;
      /** What runs in the window before the document is there, and again at its beginning; and what runs then. */
      programs: string[];
      scripts: string[];
      /** Operations that the window needs before the document is there. */
      commands: { op: string; params: Record<string, unknown> }[];
      /** Whether the policies that came with it are to hold in it. */
      policies: boolean;
      /** Whether its own scripts may not run. */
      inert: boolean;
      /** What it is told of the document before it; null: what the browser tells it. */
      referrer: string | null;
      fulfilled?: { status: number; statusText: string; headers: [string, string][]; base64: string };
      request?: { url: string; method: string; headers: [string, string][]; base64?: string };
    };
    result:
      | null
      | { refused: "origin" | "content" | "policy" }
      | { fulfilled: true }
      /** `timing` as of the requests that are told; empty where the browser has not timed it yet. */
      | {
          url: string; redirected: boolean; status: number; statusText: string; headers: [string, string][];
          timing: Record<string, number>; protocol: string; base64?: string;
        };
  };
  /** Lets the browser go there; `replace`: in the place of the present document in the history. */
  "intercept.go": { params: { url: string; how: "assign" | "replace" | "reload" }; result: true };
  /** Puts what Python fulfils into a frame of the page's origin. */
  "intercept.frame": { params: { url: string; headers: [string, string][]; base64: string }; result: null };
  /** What the network gave for the document that `intercept.open` put there. */
  "intercept.body": { params: { token: string | null }; result: Wire };
  /** What the main document's origin keeps (a chunk of its own); null where it can keep nothing. `expires` in s or -1. */
  "state.read": {
    /** Cookies that scripts may not see, as `document.cookie` sets and takes them away; `hidden`: which are there. */
    params: { hidden: { name: string; set: string; unset: string }[] };
    result: {
      origin: string; userAgent: string; hidden: number[];
      cookies: {
        name: string; value: string; domain: string; path: string; expires: number; secure: boolean; sameSite: string;
      }[];
      items: { name: string; value: string }[];
    } | null;
  };
  /** Cookies as `document.cookie` takes them; `clear`: without what local storage has. */
  "state.give": {
    params: { cookies: string[]; items: { name: string; value: string }[]; clear: boolean };
    result: null;
  };
  /** Asks for an address of the document's origin with a name and a password, which the browser then keeps for its site. */
  "state.login": { params: { url: string; username: string; password: string }; result: boolean };
  /** The databases of the main document's origin (a chunk of its own), in the shape of Playwright's storage states. */
  "databases.read": { params: Record<string, never>; result: Commands["databases.give"]["params"]["databases"] };
  "databases.give": {
    params: {
      databases: {
        name: string; version: number;
        stores: {
          name: string; autoIncrement: boolean; keyPath?: string; keyPathArray?: string[];
          indexes: {
            name: string; keyPath?: string; keyPathArray?: string[]; multiEntry: boolean; unique: boolean;
          }[];
          /** `key` or `keyEncoded` (where the store has no key path), `value` or `valueEncoded`. */
          records: Record<string, unknown>[];
        }[];
      }[];
      /** Whatever else the origin has in databases goes. */
      clear: boolean;
    };
    result: null;
  };
  "page.emulateMedia": {
    params: {
      media?: string; colorScheme?: string; reducedMotion?: string; forcedColors?: string; contrast?: string;
      /** Null: the tab's own. */
      viewport?: { width: number; height: number } | null; screen?: { width: number; height: number };
    };
    result: null;
  };
  "page.viewport": { params: Record<string, never>; result: { width: number; height: number } };
  "page.bringToFront": { params: Record<string, never>; result: null };
  // downloads (a chunk of its own); `download` is the id that the news told
  /** A piece of a file that has come. `action` where it did not. */
  "download.read": { params: { download: string; offset: number }; result: { size: number; base64: string } };
  /** Fetches what `goto` has found to be none for the browser to show: whether it is a file, which is told then. */
  "download.begin": { params: { url: string }; result: boolean };
  "download.cancel": { params: { download: string }; result: null };
  // popups (a chunk of its own), in the main window of the session's tab
  /** False where it stays open. */
  "popup.close": { params: { popup: string }; result: boolean };
  /** Until another document has come. */
  "popup.goto": { params: { popup: string; url: string }; result: null };
  "frame.element": { params: { frame: FrameId }; result: Handle };
  /** Which frame an <iframe> shows. */
  "frame.of": { params: { handle: Handle }; result: FrameId | null };
  /** In which frame a node lives. */
  "frame.owner": { params: { handle: Handle }; result: FrameId | null };
  "storage.all": { params: { area: "local" | "session" }; result: { name: string; value: string }[] };
  "storage.get": { params: { area: "local" | "session"; name: string }; result: string | null };
  "storage.set": { params: { area: "local" | "session"; name: string; value: string }; result: null };
  "storage.remove": { params: { area: "local" | "session"; name: string }; result: null };
  "storage.clear": { params: { area: "local" | "session" }; result: null };

  /** An encoded image (a chunk of its own): of the element, or the page. `clip` counts from where the image would begin. */
  screenshot: {
    params: {
      target?: Target; type: "png" | "jpeg" | "webp"; quality?: number; clip?: Rect; fullPage?: boolean;
      omitBackground?: boolean; scale?: "css" | "device"; mask?: Target[]; maskColor?: string; style?: string;
      animations?: "allow" | "disabled";
    };
    result: Wire;
  };

  // clock (a chunk of its own)
  /** paused: it stands still, as one that is restored in a new document may. */
  "clock.install": { params: { time?: number; paused?: boolean }; result: null };
  "clock.fastForward": { params: { ms: number }; result: null };
  "clock.runFor": { params: { ms: number }; result: null };
  "clock.pauseAt": { params: { time: number }; result: null };
  "clock.resume": { params: Record<string, never>; result: null };
  "clock.setFixedTime": { params: { time: number }; result: null };
  "clock.setSystemTime": { params: { time: number }; result: null };

  // observe
  /** Done as soon as there is news that Python has not seen. */
  "page.watch": { params: Record<string, never>; result: null };
  /** The body of a fetch or XMLHttpRequest that news have told of, as bytes. `not-found` where it is not kept (any more). */
  "observe.body": { params: { request: string }; result: Wire };
  /** What the page has said since it was asked last, without a listener, as the details of news. */
  "observe.kept": {
    params: Record<string, never>;
    result: { messages: Record<string, unknown>[]; errors: Record<string, unknown>[] };
  };
  /** What the address gives to another request, from the browser's cache where it has it (a chunk of its own). */
  "reread.resource": {
    params: { url: string; type: string };
    result:
      | { status: number; statusText: string; headers: [string, string][]; base64: string }
      | { refused: "origin" | "network" | "size" };
  };
}
