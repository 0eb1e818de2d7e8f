/** What the page writes to its console. */
import { standIn } from "../../kernel/stand";
import { callerOf, type Location } from "../caller";
import type { Place } from "../place";
import { Counters } from "./counters";
import { keepHandles } from "./kept";
import { shown } from "./shown";

/** Type of the message by method; a method without arguments writes the text that is given, or nothing. */
const METHODS: [method: string, type: string, alone?: string][] = [
  ["log", "log"],
  ["debug", "debug"],
  ["info", "info"],
  ["error", "error"],
  ["warn", "warning"],
  ["dir", "dir"],
  ["dirxml", "dirxml"],
  ["table", "table"],
  ["trace", "trace", "console.trace"],
  ["clear", "clear", "console.clear"],
  ["group", "startGroup", "console.group"],
  ["groupCollapsed", "startGroupCollapsed", "console.groupCollapsed"],
  ["groupEnd", "endGroup", "console.groupEnd"],
];

/** Scripts in a text that was written into a document have no address of their own. */
function inText({ currentScript, URL }: Document, at: Location): Location {
  return at.url || !currentScript || currentScript.hasAttribute("src") ? at : { ...at, url: URL };
}

export function watchConsole(place: Place): void {
  const { console } = place.window as typeof globalThis;
  const { kernel } = place;
  const counters = new Counters(() => kernel.now());

  /** `read` gives the type and what was written; undefined: nothing. */
  const watch = (method: string, read: (args: unknown[]) => [type: string, args: unknown[]] | undefined) => {
    const stand = (native: () => unknown, _: unknown, args: unknown[]) => {
      kernel.inside(() => {
        if (!place.wants("console")) return;
        const message = read(args);
        if (message) write(message[0], message[1], inText(place.window.document, callerOf(stand)));
      });
      return native();
    };
    standIn(console, method, stand);
  };

  const write = (type: string, args: unknown[], location: object) => {
    const handles = args.map((arg) => kernel.hold(arg));
    keepHandles(kernel, handles);
    const text = args.map(shown).join(" ");
    const timestamp = kernel.timers.startedAt + kernel.now();
    place.tell("console", { type, text, args: handles, location, timestamp });
  };

  for (const [method, type, alone] of METHODS)
    watch(method, (args) => {
      if (args.length) return [type, args];
      return alone === undefined ? undefined : [type, [alone]];
    });
  watch("assert", ([condition, ...rest]) => (condition ? undefined : ["assert", rest.length ? rest : ["console.assert"]]));
  watch("count", ([label]) => ["count", [counters.count(label)]]);
  watch("countReset", ([label]) => counters.reset(label));
  watch("time", ([label]) => counters.start(label));
  watch("timeLog", ([label, ...rest]) => counters.read(label, "log", rest));
  watch("timeEnd", ([label]) => counters.read(label, "timeEnd", []));
}
