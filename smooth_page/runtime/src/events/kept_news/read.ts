/** Turns kept console messages and errors into the shape of news. */
import type { Commands } from "../../commands";
import type { Call } from "../../kernel/operation";
import { callerIn } from "../caller";
import { Counters } from "../console/counters";
import { inText, messageDetails } from "../console/console";
import { type Read, readers } from "../console/readers";
import { errorDetails } from "../page_errors";
import type { KeptError, KeptMessage } from "./record";

type Details = Commands["observe.kept"]["result"]["messages"][number];

/** By window. */
const known = new WeakMap<object, Map<string, Read>>();

export function takeKept({ kernel }: Call): Commands["observe.kept"]["result"] {
  const { kept } = kernel;
  if (!kept) return { messages: [], errors: [] };
  const details = ({ frame, window, method, args, trace, time }: KeptMessage): Details[] => {
    let reads = known.get(window);
    if (!reads) known.set(window, (reads = readers(new Counters(() => kernel.now()))));
    const message = reads.get(method)!(args);
    if (!message) return [];
    const location = inText(window.document, callerIn(trace.stack));
    return [{ frame, ...messageDetails(kernel, message[0], message[1], location, time) }];
  };
  const failure = ({ frame, event }: KeptError): Details[] =>
    event.defaultPrevented ? [] : [{ frame, ...errorDetails(event) }];
  return { messages: kept.messages.take().flatMap(details), errors: kept.errors.take().flatMap(failure) };
}
