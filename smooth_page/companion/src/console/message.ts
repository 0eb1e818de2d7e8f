/** A message on the console of a document or a worker, as the browser reports it. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Handle, Location } from "../../../runtime/src/contract";
import type { DetailsOf } from "../../../runtime/src/kernel/news_queue";
import { windowAround, withKernel } from "../documents/scripts";
import type { Target } from "../target";
import type { Entry } from "./browser_log";
import { previewed } from "./preview";
import { argument, locationOf, type Remote } from "./remote";

export interface Message {
  worker?: string;
  type: string;
  location: Location;
  timestamp: number;
  args: Remote[];
  /** Where the arguments are, as long as the browser keeps them. */
  source?: Source | undefined;
  /** That of the browser's own messages; others are shown by their arguments. */
  text?: string;
}

export interface Source {
  target: Target;
  context: Protocol.Runtime.ExecutionContextId;
}

export function messageOf(target: Target, called: Protocol.Runtime.ConsoleAPICalledEvent): Message {
  const { type, args, timestamp, stackTrace, executionContextId: context } = called;
  const worker = target.hasDocuments ? {} : { worker: target.id };
  return { type, args, timestamp, location: locationOf(stackTrace?.callFrames[0]), source: { target, context }, ...worker };
}

/** One that the browser itself has written. */
export function messageOfBrowser({ level, text, timestamp, url = "", lineNumber = 0 }: Entry): Message {
  return { type: level, text, timestamp, location: { url, line: lineNumber, column: 0 }, args: [] };
}

/** As Python receives it, with handles of the arguments as far as they could be held. */
export function detailsOf({ args, source, ...details }: Message, held: (Handle | undefined)[]): DetailsOf<"console"> {
  const handles = args.map((arg, at) => handleOf(arg, held[at]));
  return { ...details, text: details.text ?? handles.map(({ preview }) => preview).join(" "), args: handles };
}

/** Whether its document or worker has to hold it: a handle has the other values in it. */
export function isObject({ objectId, unserializableValue, type }: Remote): boolean {
  return objectId !== undefined || unserializableValue !== undefined || type === "undefined";
}

/** Handles of values that a document or a worker holds from now on. Empty if it is gone. */
export async function hold({ target, context }: Source, args: Remote[]): Promise<Handle[]> {
  if (!target.hasDocuments) return (await target.tab.workers.get(target.id)?.hold(args)) ?? [];
  await target.installation;
  const { entry } = target.tab.companion.memory;
  if (target.isEnded || !entry || !target.documents.has(context)) return [];
  const held = withKernel(entry, "(kernel) => kernel.channel.logged(objects)", "around");
  try {
    const { result } = await target.send("Runtime.callFunctionOn", {
      executionContextId: context,
      functionDeclaration: `function (...objects) { ${windowAround(entry, "window")} return ${held}; }`,
      arguments: args.map(argument),
      returnByValue: true,
    });
    return (result.value as Handle[] | undefined) ?? [];
  } catch {
    return [];
  }
}

function handleOf(arg: Remote, held: Handle | undefined): Handle {
  if (!isObject(arg)) return { ...lost(arg), value: arg.value as string | number | boolean | null };
  if (!held) return lost(arg);
  return arg.subtype === "node" ? held : { ...held, preview: previewed(arg) }; // it may have changed since; of nodes, the browser says less
}

/** Stands for an object that is gone with its document. */
function lost(object: Remote): Handle {
  const kind = object.subtype === "node" ? "node" : "object";
  return { $: "handle", id: 0, doc: "", kind, preview: kind === "node" ? "JSHandle@node" : previewed(object) };
}
