/** What pages request, and what comes back. */
import type { HeaderList, Integer, Wire } from "../contract";
import type { LoadState, None, Reported } from "./values";

/** Sizes in bytes; -1: not known. `news`: what has happened to the request so far. */
export interface RequestFacts {
  requestHeaders: HeaderList;
  responseHeaders: HeaderList;
  requestHeadersSize: Integer;
  responseHeadersSize: Integer;
  responseBodySize: Integer;
  news: Reported[];
}

/** Without `base64`: the browser does not have it any more, or it is too large. */
export interface KeptBody {
  request: string;
  base64?: string;
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

/** A request that the companion has kept: its frame, and what has happened to it so far. */
export interface KeptRequest {
  frame: string;
  news: Reported[];
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

/** Without `facts` the companion does not keep the request any more. */
export interface RecordedRequest extends KeptBody {
  facts?: RequestFacts;
}

export interface NetworkCommands {
  /** The latest requests of the page, the oldest first. Only the companion has it. */
  "network.kept": { params: None; result: KeptRequest[] };
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
  /** What is known about a request once it is answered, or ended. */
  "network.facts": { params: { request: string; until: "answered" | "ended" }; result: RequestFacts; reads: true };
  /** The bodies of the first of these requests, as many as fit into an answer. */
  "network.bodies": { params: { requests: string[] }; result: KeptBody[]; reads: true };
  /** The same, with what else a HAR file has of requests. Those that are about to end are waited for. */
  "network.recorded": { params: { requests: string[] }; result: RecordedRequest[]; reads: true };
  /** The body of a response in base64, when it is complete. */
  "network.body": { params: { request: string }; result: string; reads: true };
  /** Replaces those that were given before. */
  "network.credentials": { params: { credentials: HttpCredentials[] }; result: null };
  /** The body of a reported fetch or XMLHttpRequest, as bytes. Fails with `not-found` if it is not kept (any more). */
  "observe.body": { params: { request: string }; result: Wire; reads: true };
  /**
   * What the page has reported without a listener since the last call. With the companion: all that it keeps, where
   * `earlier` says of an item that the document before reported it; items of the kind to `clear` are forgotten before.
   */
  "observe.kept": { params: { clear?: "console" | "pageerror" }; result: KeptDetails };
  /** Requests the URL once more, from the browser's cache if it is there. */
  "reread.resource": { params: { url: string; type: string }; result: Resource | NoResource };
}
