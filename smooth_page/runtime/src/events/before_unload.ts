/**
 * Answers `beforeunload` dialogs with yes, because a question would block a session in which it can't be answered. The
 * page's handlers run as usual, and the dialog is reported.
 *
 * A listener of our own that runs first is not possible: listeners of a window run in the order in which they were
 * added (in Chromium, `capture` makes no difference there). So the methods by which a page asks are replaced.
 */
import { replacementFor, replaceMethod } from "../kernel/replace";
import { reported } from "./dialogs";
import type { WatchedWindow } from "./watched_window";

export function beforeUnload(watched: WatchedWindow): () => void {
  const { window, kernel } = watched;
  const seen = new WeakSet<Event>();
  /** False if Python does not handle dialogs: then the browser asks. */
  const asks = (event: Event): boolean =>
    kernel.inside(() => {
      if (!watched.wants("dialog")) return false;
      if (!seen.has(event)) reported(watched, { type: "beforeunload", message: "", defaultValue: "" });
      seen.add(event);
      return true;
    });
  const { prototype } = window.BeforeUnloadEvent;
  replaceMethod(prototype, "preventDefault", (native, event) => (asks(event) ? undefined : native()));
  const returnValue = Object.getOwnPropertyDescriptor(prototype, "returnValue")!;
  const set = replacementFor(returnValue.set!, (native, event, args) => {
    if (`${args[0]}` === "" || !asks(event)) native();
  });
  Object.defineProperty(prototype, "returnValue", { ...returnValue, set });
  return muffleHandler(window, asks);
}

/**
 * The value that an `onbeforeunload` handler returns is a question, too. Returns a function that covers a handler which
 * was set by an attribute.
 */
function muffleHandler(window: WatchedWindow["window"], asks: (event: Event) => boolean): () => void {
  const native = Object.getOwnPropertyDescriptor(window, "onbeforeunload");
  if (!native?.configurable) return () => undefined;
  const { apply } = Reflect;
  const [read, write] = [native.get!, native.set!];
  let pages: any = null;
  function handler(this: unknown, event: Event): unknown {
    const answer: unknown = apply(pages, this, [event]);
    return answer === undefined || answer === null || asks(event) ? undefined : answer;
  }
  const set = (value: unknown) => {
    pages = value;
    apply(write, window, [typeof value === "function" ? handler : value]);
  };
  const find = () => {
    const present: unknown = apply(read, window, []);
    if (present !== handler) set(present);
  };
  const get = () => {
    find();
    return pages as unknown;
  };
  Object.defineProperty(window, "onbeforeunload", { ...native, get, set });
  return find;
}
