/** Documents: their content, navigations, frames. */
import type { Decision, FrameId, Handle, HeaderList, Integer, Regex } from "../contract";
import type { LoadState, None, Reported } from "./values";

/** A URL: exact, or a regular expression (Python compiles globs). */
export interface UrlMatch {
  string?: string;
  regex?: Regex;
  ignoreCase?: boolean;
}

/** What a move through the history leads to: another document, or an entry of this one. False: there is none. */
export type Moved = "document" | "entry" | false;

/** Where a tab navigates to: a URL, its present one again, or an entry of the history so many entries away. */
export interface Destination {
  url?: string;
  referrer?: string;
  reload?: boolean;
  delta?: Integer;
  foreseen?: ForeseenRequest;
}

/**
 * The request for a document that Python has asked its handlers about before the browser makes it. While the browser holds it, no
 * script runs in the tab. Without `decision`, no handler has decided yet: the companion asks again. `headers`: those that
 * Python expects.
 */
export interface ForeseenRequest {
  request: string;
  url: string;
  headers?: HeaderList;
  decision?: Decision;
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

export interface DocumentsCommands {
  "page.content": { params: None; result: string };
  /** Open shadow roots are in it as declarative ones. */
  "page.contentWithShadow": { params: None; result: string };
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
   * Navigates the tab, and waits until its document has reached the load state. It goes on in the next document, where
   * Python starts it anew with the same `id`. Null: the history has no entry at that distance.
   */
  "tabs.navigate": { params: { id: string; to: Destination; state: LoadState }; result: Arrival | null };
  /** Navigates another tab, until it shows the document. Repeated with the same `id` it goes on. False: no such entry. */
  "tabs.lead": { params: { window: string; id: string; to: Destination }; result: boolean };
  /**
   * Navigates a frame, until it shows the document. Repeated with the same `id` it goes on. False: the document is the
   * same, only the fragment of its address has changed.
   */
  "frame.navigate": { params: { frame: FrameId; id: string; to: Destination }; result: boolean };
  "frame.element": { params: { frame: FrameId }; result: Handle };
  /** The frame that an <iframe> shows. */
  "frame.of": { params: { handle: Handle }; result: FrameId | null };
  /** The frame in which a node lives. */
  "frame.owner": { params: { handle: Handle }; result: FrameId | null };
}
