/** How the documents of a target reach the companion: a function of DevTools, which calls the worker. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Document, Target } from "../target";
import { GREETING, withKernel } from "./scripts";

interface Message {
  id: number;
  ask: string;
  params: unknown;
}

type Answer = { value: unknown } | { error: string };

type Send = () => Promise<unknown>[];

export class Binding {
  /** Of the scripts that new documents begin with after that which makes their kernels: the companion's, then Python's. */
  #scripts: Protocol.Page.ScriptIdentifier[] = [];
  #renewed: Promise<void> = Promise.resolve();

  constructor(private readonly target: Target) {}

  /**
   * Puts the companion's scripts into all documents, new ones and those that are there. Nothing is awaited between the
   * commands, because a target that waits for the companion answers them only when it goes on. `first` and `last` send
   * more of them: the first at once, because a new window's javascript: URL runs without waiting, and may open a dialog.
   */
  async install(first: Send, last: Send): Promise<void> {
    const { companion, id } = this.target.tab;
    const begun = first();
    const [source, beginning] = await Promise.all([companion.kernels.script(), companion.kernels.beginning(id)]);
    const added = this.target.send("Runtime.addBinding", { name: companion.kernels.way.name });
    const kernel = this.target.send("Page.addScriptToEvaluateOnNewDocument", { source, runImmediately: true });
    // After that script has run in the documents that are there, in which the next one takes the function away.
    const fresh = this.target.send("Runtime.addBinding", { name: companion.kernels.way.fresh });
    await Promise.all([...begun, added, kernel, fresh, this.#put(beginning, true), ...last()]);
  }

  /** Python has greeted the companion: the documents that are there begin, and new ones. */
  async begin(): Promise<void> {
    await this.#put(await this.target.tab.companion.kernels.beginning(this.target.tab.id), true);
  }

  /** New documents begin with the companion's present script. */
  renew(): Promise<void> {
    return (this.#renewed = this.#renewed.then(() => this.#renew()));
  }

  async #renew(): Promise<void> {
    await this.#put(await this.target.tab.companion.kernels.beginning(this.target.tab.id), false);
  }

  /** `now`: documents that are there get them as well. */
  async #put(source: string, now: boolean): Promise<void> {
    const { tab } = this.target;
    const { initScripts = [], bypassCsp } = tab.companion.memory.entry ? tab.companion.memory.settingsOf(tab.id) : {};
    const more = bypassCsp ? [this.target.send("Page.setBypassCSP", { enabled: true })] : [];
    const removed = this.#scripts.map((identifier) =>
      this.target.send("Page.removeScriptToEvaluateOnNewDocument", { identifier }),
    );
    this.#scripts = [];
    const added = [source, ...initScripts].map((each) =>
      this.target.send("Page.addScriptToEvaluateOnNewDocument", { source: each, runImmediately: now }),
    );
    if (now) await added[0]!.then(() => this.target.installed());
    this.#scripts = (await Promise.all(added)).map(({ identifier }) => identifier);
    await Promise.all([...more, ...removed]);
  }

  called({ name, payload, executionContextId }: Protocol.Runtime.BindingCalledEvent): void {
    const document = this.target.documents.get(executionContextId);
    if (name === this.target.tab.companion.kernels.way.name && document) void this.#answer(document, JSON.parse(payload) as Message);
  }

  async #answer(document: Document, { id, ask, params }: Message): Promise<void> {
    const answer = await this.#asked(document, ask, params);
    void this.target.tab.news.send(); // what came before the answer
    try {
      await this.target.evaluate(document, this.#answering(ask, id, answer));
    } catch {
      // The document is gone, and with it whatever waits for the answer.
    }
  }

  async #asked(document: Document, ask: string, params: unknown): Promise<Answer> {
    try {
      return { value: await this.target.tab.companion.ask(document, ask, params) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  }

  #answering(ask: string, id: number, answer: Answer): string {
    const args = `${id}, ${JSON.stringify(answer)}`;
    if (ask === "greet") return `window[${JSON.stringify(GREETING)}].answer(${args})`;
    return withKernel(this.target.tab.companion.memory.entry!, `(kernel) => kernel.channel.answered(${args})`);
  }
}
