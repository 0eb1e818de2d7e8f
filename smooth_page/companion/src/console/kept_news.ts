/**
 * The latest console messages and uncaught errors of a tab, from its first document on: what the browser reports is kept,
 * whether Python listens or not.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { KeptDetails } from "../../../runtime/src/commands";
import type { Handle } from "../../../runtime/src/contract";
import type { Target } from "../target";
import { detailsOf, hold, isObject, type Message, messageOf, type Source } from "./message";
import type { Remote } from "./remote";
import { errorDetails } from "./thrown";

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
    if (method === "Runtime.consoleAPICalled") this.#called(messageOf(target, params as Protocol.Runtime.ConsoleAPICalledEvent));
    else if (method === "Runtime.exceptionThrown") this.#failed(params as Protocol.Runtime.ExceptionThrownEvent);
    else if (method === "Page.frameNavigated") this.#navigated(params as Protocol.Page.FrameNavigatedEvent);
  }

  /** The browser itself has written to the console. */
  logged(message: Message): void {
    this.#messages.add(message);
  }

  async take(clear: string | undefined): Promise<KeptDetails> {
    if (clear === "console") this.#messages.clear();
    if (clear === "pageerror") this.#errors.clear();
    const handles = await this.#handles();
    const messages = this.#messages.map((message, earlier) => {
      const held = message.args.map((arg) => handles.get(arg));
      return { frame: "main", ...detailsOf(message, held), earlier };
    });
    return { messages, errors: this.#errors.map((details, earlier) => ({ ...details, earlier })) };
  }

  #navigated({ frame }: Protocol.Page.FrameNavigatedEvent): void {
    if (frame.parentId !== undefined) return;
    this.#messages.navigated();
    this.#errors.navigated();
  }

  #called(message: Message): void {
    if (message.type === "clear") this.#messages.map((before) => (before.source = undefined)); // the browser forgets their objects
    this.#messages.add(message);
  }

  #failed({ exceptionDetails }: Protocol.Runtime.ExceptionThrownEvent): void {
    this.#errors.add({ frame: "main", ...errorDetails(exceptionDetails) });
  }

  /** Handles of the arguments, as far as their documents and workers are still there: each is asked once. */
  async #handles(): Promise<Map<Remote, Handle>> {
    const bySource = new Map<string, { source: Source; args: Remote[] }>();
    this.#messages.map(({ args, source }) => {
      const objects = args.filter(isObject);
      if (!source || !objects.length) return;
      const key = `${source.target.id} ${source.context}`;
      const asked = bySource.get(key) ?? { source, args: [] };
      asked.args.push(...objects);
      bySource.set(key, asked);
    });
    const found = new Map<Remote, Handle>();
    await Promise.all(
      [...bySource.values()].map(async ({ source, args }) => {
        const held = await hold(source, args);
        for (const [at, arg] of args.entries()) if (held[at]) found.set(arg, held[at]);
      }),
    );
    return found;
  }
}
