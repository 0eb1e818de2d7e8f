/** What stands between the requests of scripts and the network (the chunk `intercept`), for the chunk that sees them. */
import type { FrameId, Wire } from "../contract";
import type { Running } from "./operation";

type AnyWindow = Window & typeof globalThis;

/** A request that a script makes, with the id by which it was told. */
export interface Asked {
  request: string;
  url: string;
  method: string;
  headers: [name: string, value: string][];
  postData: Wire;
}

/** The window it comes from. */
export interface Gate {
  readonly window: AnyWindow;
  readonly frame: FrameId;
}

export interface Interceptor {
  /** While it asks the network itself: its requests are nobody's to see. */
  readonly own: boolean;
  /** Whether it has written the main document itself: who asked for that has told of it. */
  readonly wrote: boolean;
  /** Adds to the arguments what all requests are to have. */
  prepare(gate: Gate, args: any[]): void;
  /** Undefined: nobody decides about it. */
  fetch(gate: Gate, asked: Asked, args: any[], native: () => Promise<Response>): Promise<Response> | undefined;
  /** Headers that a request of this address is to have, beside those that it has. */
  headersFor(gate: Gate, url: string): [name: string, value: string][];
  /** What the browser adds to the headers of a request. */
  browsersHeaders(gate: Gate, url: string, method: string): [name: string, value: string][];
  /** Puts a text into the window's document. */
  put(gate: Gate, html: string): Running<void>;
  /** The id of a request that was told and then left to the browser, which has timed it now. */
  released(url: string): string | undefined;
  /** Before a turn may end in the midst of a script: what it looks at makes the browser draw, and ask for what styles name. */
  flush(): void;
  /** Whether Python was to decide about a request that has begun then, on the document's clock, and was not asked. */
  missed(url: string, startTime: number): boolean;
  /** Whether it has taken the request over. */
  send(gate: Gate, asked: Asked, xhr: XMLHttpRequest, args: any[], native: () => void): boolean;
  /** The page gives a request up that waits for a decision; or begins another one with its object. */
  gaveUp(xhr: XMLHttpRequest): void;
}
