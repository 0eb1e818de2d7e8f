/** Interface of the chunk `intercept`, which decides about the requests of scripts, for the chunk that reports them. */
import type { FrameId, Wire } from "../contract";
import type { Running } from "./operation";

type AnyWindow = Window & typeof globalThis;

/** A request that a script makes, with the id by which it was reported. */
export interface Asked {
  request: string;
  url: string;
  method: string;
  headers: [name: string, value: string][];
  postData: Wire;
}

/** The window that a request comes from. */
export interface Gate {
  readonly window: AnyWindow;
  readonly frame: FrameId;
}

export interface Interceptor {
  /** True while it makes requests of its own, which are not reported as the page's. */
  readonly own: boolean;
  /** Whether it has written the main document itself. Then Python has already reported the request of that document. */
  readonly wrote: boolean;
  /** Adds the extra headers to the arguments of a request. */
  prepare(gate: Gate, args: any[]): void;
  /** Undefined if Python does not decide about it. */
  fetch(gate: Gate, asked: Asked, args: any[], native: () => Promise<Response>): Promise<Response> | undefined;
  /** Extra headers for a request of this address. */
  headersFor(gate: Gate, url: string): [name: string, value: string][];
  /** Headers that the browser adds to a request. */
  browsersHeaders(gate: Gate, url: string, method: string): [name: string, value: string][];
  /** Writes HTML into the window's document. */
  put(gate: Gate, html: string): Running<void>;
  /** The id of a request that was reported and then released to the browser, which has timed it by now. */
  released(url: string): string | undefined;
  /**
   * Called before a turn may end in the middle of a script: handles the changes so far, because the browser may paint
   * then and request what new styles name.
   */
  flush(): void;
  /**
   * Whether a request that began at that time (on the document's clock) should have been decided by Python, but was
   * not.
   */
  missed(url: string, startTime: number): boolean;
  /** Returns true if it handles the request itself. */
  send(gate: Gate, asked: Asked, xhr: XMLHttpRequest, args: any[], native: () => void): boolean;
  /** The page aborts a request that waits for a decision, or starts another one with the same object. */
  gaveUp(xhr: XMLHttpRequest): void;
}
