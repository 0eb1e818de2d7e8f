/**
 * The latest console messages and uncaught errors of a tab, from its first document on: what the browser reports is kept,
 * whether Python listens or not.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { KeptDetails } from "../../../runtime/src/commands";
import type { Handle } from "../../../runtime/src/contract";
import { windowAround, withKernel } from "../documents/scripts";
import type { Target } from "../target";
import type { Entry } from "./browser_log";
import { previewed } from "./preview";
import { argument, locationOf, type Remote } from "./remote";
import { thrown } from "./thrown";

type Called = Protocol.Runtime.ConsoleAPICalledEvent;

/** Where the arguments of a message are. */
interface Source {
  target: Target;
  context: Protocol.Runtime.ExecutionContextId;
}

interface Message {
  details: Record<string, unknown>;
  args: Remote[];
  source?: Source | undefined;
}

/** The same number as in Playwright. */
const MOST = 200;

/** The latest items of a kind. */
class Latest<T> {
  #items: T[] = [];
  /** How many of them were there before the tab's present document. */
  #earlier = 0;

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length <= MOST) return;
    this.#items.shift();
    this.#earlier = Math.max(0, this.#earlier - 1);
  }

  navigated(): void {
    this.#earlier = this.#items.length;
  }

  clear(): void {
    this.#items = [];
    this.#earlier = 0;
  }

  map<R>(each: (item: T, earlier: boolean) => R): R[] {
    return this.#items.map((item, at) => each(item, at < this.#earlier));
  }
}

export class KeptNews {
  readonly #messages = new Latest<Message>();
  readonly #errors = new Latest<Record<string, unknown>>();

  event(target: Target, method: string, params: unknown): void {
    if (target.isServiceWorker) return;
    if (method === "Runtime.consoleAPICalled") this.#called(target, params as Called);
    else if (method === "Runtime.exceptionThrown") this.#failed(params as Protocol.Runtime.ExceptionThrownEvent);
    else if (method === "Page.frameNavigated") this.#navigated(params as Protocol.Page.FrameNavigatedEvent);
  }

  /** The browser itself has written to the console. */
  logged({ level, text, timestamp, url = "", lineNumber = 0 }: Entry): void {
    const location = { url, line: lineNumber, column: 0 };
    this.#messages.add({ details: { frame: "main", type: level, text, timestamp, location }, args: [] });
  }

  async take(clear: string | undefined): Promise<KeptDetails> {
    if (clear === "console") this.#messages.clear();
    if (clear === "pageerror") this.#errors.clear();
    const handles = await this.#handles();
    const messages = this.#messages.map(({ details, args }, earlier) => {
      const shown = args.map((arg) => handles.get(arg) ?? lost(arg));
      const text = details["text"] ?? shown.map(({ preview }) => preview).join(" ");
      return { ...details, text, args: shown, earlier };
    });
    return { messages, errors: this.#errors.map((details, earlier) => ({ ...details, earlier })) };
  }

  #navigated({ frame }: Protocol.Page.FrameNavigatedEvent): void {
    if (frame.parentId !== undefined) return;
    this.#messages.navigated();
    this.#errors.navigated();
  }

  #called(target: Target, { type, args, timestamp, stackTrace, executionContextId: context }: Called): void {
    const worker = target.hasDocuments ? {} : { worker: target.id };
    if (type === "clear") this.#messages.map((message) => (message.source = undefined)); // the browser forgets their objects
    const details = { frame: "main", type, timestamp, location: locationOf(stackTrace?.callFrames[0]), ...worker };
    this.#messages.add({ details, args, source: { target, context } });
  }

  #failed({ exceptionDetails }: Protocol.Runtime.ExceptionThrownEvent): void {
    const location = locationOf(exceptionDetails.stackTrace?.callFrames[0] ?? exceptionDetails);
    this.#errors.add({ frame: "main", error: thrown(exceptionDetails), location });
  }

  /** Handles of the arguments, as far as their documents and workers are still there: each is asked once. */
  async #handles(): Promise<Map<Remote, Handle>> {
    const bySource = new Map<string, { source: Source; args: Remote[] }>();
    this.#messages.map(({ args, source }) => {
      if (!source || !args.length) return;
      const key = `${source.target.id} ${source.context}`;
      const asked = bySource.get(key) ?? { source, args: [] };
      asked.args.push(...args);
      bySource.set(key, asked);
    });
    const found = new Map<Remote, Handle>();
    await Promise.all(
      [...bySource.values()].map(async ({ source, args }) => {
        const held = await hold(source, args);
        for (const [at, arg] of args.entries()) if (held[at]) found.set(arg, shownAs(held[at], arg));
      }),
    );
    return found;
  }
}

/** Empty if the document or the worker is gone. */
async function hold({ target, context }: Source, args: Remote[]): Promise<Handle[]> {
  const { entry } = target.tab.companion.memory;
  if (target.isEnded || !entry) return [];
  if (!target.hasDocuments) return (await target.tab.workers.get(target.id)?.hold(args)) ?? [];
  if (!target.documents.has(context)) return [];
  return holdIn(target, context, args);
}

/** In a document with a kernel. Empty if it is gone meanwhile. */
export async function holdIn(target: Target, executionContextId: number, args: Remote[]): Promise<Handle[]> {
  const { entry } = target.tab.companion.memory;
  const held = withKernel(entry!, "(kernel) => objects.map((object) => kernel.hold(object))", "around");
  try {
    const { result } = await target.send("Runtime.callFunctionOn", {
      executionContextId,
      functionDeclaration: `function (...objects) { ${windowAround(entry!, "window")} return ${held}; }`,
      arguments: args.map(argument),
      returnByValue: true,
    });
    return (result.value as Handle[] | undefined) ?? [];
  } catch {
    return [];
  }
}

/** The object may have changed since. What the browser reports of nodes says less. */
function shownAs(handle: Handle, object: Remote): Handle {
  return object.subtype === "node" ? handle : { ...handle, preview: previewed(object) };
}

/** Stands for an object that is gone with its document. */
function lost(object: Remote): Handle {
  const kind = object.subtype === "node" ? "node" : "object";
  return { $: "handle", id: 0, doc: "", kind, preview: kind === "node" ? "JSHandle@node" : previewed(object) };
}
