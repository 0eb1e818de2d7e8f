/** A turn: what Python hands the kernel, and what the kernel returns. */
import type { UncheckedNews } from "./news";
import type { Settings } from "./settings";
import type { FrameId, Integer, Match, ShortText, Wire } from "./values";

export interface Message {
  /**
   * The turn ends after this many ms at the latest, with what is done by then. 0: at once, without a promise. Below 0:
   * without waiting for what the companion is about to report, either. Such turns are not Python's.
   */
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
  companionAck?: Integer;
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
  /**
   * It may have acted in the document before. Whether it counts as that where that is not known: a turn of it was lost
   * (true), or it was waiting when it was last reported (false). Only for operations that act.
   */
  again?: boolean;
  /** The call in a trace that it is a part of. */
  trace?: string;
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
  /** The same: the user agent of the session's tab. */
  agent?: ShortText;
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
