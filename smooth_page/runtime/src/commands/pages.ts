/** Pages and what belongs to them: tabs, popups, downloads, dialogs. */
import type { FailureInfo, Integer, Wire } from "../contract";
import type { None } from "./values";

/** A piece of a downloaded file; `size`: bytes of the whole file. */
export interface Piece {
  size: Integer;
  base64: string;
}

/** What an operation in a worker has led to: `error`, or the value. */
export interface WorkerResult {
  value?: Wire;
  error?: FailureInfo;
}

export interface PagesCommands {
  "page.bringToFront": { params: None; result: null };
  /** A piece of a file. Fails with the kind `action` if the file did not arrive. */
  "download.read": { params: { download: string; offset: Integer }; result: Piece };
  /** Fetches a URL that `goto` could not show. Returns whether it is a file; if it is, the news report it. */
  "download.begin": { params: { url: string }; result: boolean };
  "download.cancel": { params: { download: string }; result: null };
  /** False if it stays open. */
  "popup.close": { params: { popup: string }; result: boolean };
  /** Waits until another document has come. */
  "popup.goto": { params: { popup: string; url: string }; result: null };
  /** Opens a blank tab, and returns its window. */
  "tabs.open": { params: Record<string, never>; result: string };
  /** Closes another tab, if its document lets it. */
  "tabs.askToClose": { params: { window: string }; result: null };
  /** Runs an operation in a worker: `evaluate`, with the code as `source`, or one on handles. */
  "worker.run": { params: { worker: string; op: string; params: unknown }; result: WorkerResult };
  /** Answers a dialog about which Python is asked. */
  "dialogs.answer": { params: { dialog: string; accept: boolean; text: string }; result: null };
  /** Returns as soon as there are news that Python has not seen. */
  "page.watch": { params: None; result: null };
}
