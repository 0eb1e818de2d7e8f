/** Reports what the page writes to its console. */
import { callerOf, type Location } from "../caller";
import type { Kernel } from "../../kernel/kernel";
import { replaceMethod } from "../../kernel/replace";
import type { WatchedWindow } from "../watched_window";
import { Counters } from "./counters";
import { holdLogged } from "../../kernel/logged_objects";
import { readers } from "./readers";
import { shown } from "./shown";

/** Scripts in a document that was written have no address of their own: they get the document's. */
export function inText({ currentScript, URL }: Document, at: Location): Location {
  return at.url || !currentScript || currentScript.hasAttribute("src") ? at : { ...at, url: URL };
}

/** `time` on the document's clock. */
export function messageDetails(kernel: Kernel, type: string, args: unknown[], location: Location, time: number) {
  const handles = holdLogged(kernel, args);
  const text = args.map(shown).join(" ");
  return { type, text, args: handles, location, timestamp: kernel.timers.startedAtDate + time };
}

export function watchConsole(watched: WatchedWindow): void {
  const { console } = watched.window as typeof globalThis;
  const { kernel } = watched;
  for (const [method, read] of readers(new Counters(() => kernel.now()))) {
    const stand = (native: () => unknown, _: unknown, args: unknown[]) => {
      kernel.inside(() => {
        if (!watched.wants("console")) return;
        const message = read(args);
        if (!message) return;
        const location = inText(watched.window.document, callerOf(stand));
        watched.tell("console", messageDetails(kernel, message[0], message[1], location, kernel.now()));
      });
      return native();
    };
    replaceMethod(console, method, stand);
  }
}
