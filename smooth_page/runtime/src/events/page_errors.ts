/** Reports errors that no script of the page caught. */
import type { Thrown } from "../contract";
import { className } from "../values/kinds";
import { isErrorObject, nameOfError, textOfThrown } from "../values/describe";
import { firstFrame, type Location } from "./caller";
import type { WatchedWindow } from "./watched_window";

/** Syntax errors of scripts are called this in a document that was written into another one. */
const OF_WRITING = /^Failed to execute 'write' on 'Document': /;

export function watchErrors(watched: WatchedWindow): () => void {
  const { window, kernel } = watched;
  /** After all listeners, because one of the page's can prevent the default. */
  const failed = watched.listener<ErrorEvent | PromiseRejectionEvent>((event) => {
    if (event.target !== window) return; // a resource of an element failed to load
    const details = errorDetails(event);
    kernel.timers.soon(() =>
      kernel.inside(() => {
        if (!event.defaultPrevented && watched.wants("pageerror")) watched.tell("pageerror", details);
      }),
    );
  });
  return () => {
    window.addEventListener("error", failed, true);
    window.addEventListener("unhandledrejection", failed, true);
  };
}

/** The thrown value and its location. */
export function errorDetails(event: ErrorEvent | PromiseRejectionEvent): { error: Thrown; location: Location } {
  if ("reason" in event) {
    const { reason } = event;
    return { error: errorOf(reason), location: firstFrame(isErrorObject(reason) ? String(reason.stack) : "") };
  }
  const { error, message, filename, lineno, colno } = event;
  const thrown = error === null && message ? foreign(message) : error;
  const location = { url: filename, line: Math.max(0, lineno - 1), column: Math.max(0, colno - 1) };
  return { error: errorOf(thrown), location };
}

/** An error in a script of another origin has no details. `throw null` looks the same except for its message. */
function foreign(message: string): unknown {
  return message === "Uncaught null" ? null : message;
}

function errorOf(thrown: unknown): Thrown {
  if (!isErrorObject(thrown)) return wire("", textOfThrown(thrown), "");
  const stack = typeof thrown.stack === "string" ? thrown.stack : "";
  const name = nameOfError(thrown);
  const message = String(thrown.message).replace(OF_WRITING, "");
  if (!message) return wire("", name, stack);
  return wire(name, message, className(thrown) === "DOMException" ? "" : headed(stack, name, message));
}

/** A stack begins with the name that the error had when it was created. */
function headed(stack: string, name: string, message: string): string {
  const head = stack.indexOf(`: ${message}`);
  return head < 0 || stack.slice(0, head).includes("\n") ? stack : name + stack.slice(head);
}

function wire(name: string, message: string, stack: string): Thrown {
  return { $: "error", name, message, stack };
}
