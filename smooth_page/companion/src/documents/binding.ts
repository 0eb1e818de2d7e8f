/** How the documents of a target reach the companion: a function of DevTools, which calls the worker. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Document, Target } from "../target";
import { GREETING, withBeginning } from "./scripts";

interface Message {
  /** Of the answer; none if nothing waits for one. */
  id?: number;
  ask: string;
  params: unknown;
}

type Answer = { value: unknown } | { error: string };

type Send = () => Promise<unknown>[];

export class Binding {
  /** The scripts that new documents begin with after that which makes their kernels: the companion's, then Python's. */
  #scripts: { source: string; identifier: Protocol.Page.ScriptIdentifier }[] = [];
  /** The latest change of them is over. */
  #changed: Promise<void> = Promise.resolve();

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
    const put = this.#put(beginning, true);
    this.#after(put);
    await Promise.all([...begun, added, kernel, fresh, put, ...last()]);
  }

  /** Python has greeted the companion: the documents that are there begin, and new ones. */
  begin(): Promise<void> {
    return this.#renew(true);
  }

  /** New documents begin with the companion's present scripts. */
  renew(): Promise<void> {
    return this.#renew(false);
  }

  #renew(now: boolean): Promise<void> {
    const { companion, id } = this.target.tab;
    const put = this.#changed.then(async () => this.#put(await companion.kernels.beginning(id), now));
    this.#after(put);
    return put;
  }

  /** The next change of the scripts waits for that one. */
  #after(put: Promise<void>): void {
    this.#changed = put.catch(() => undefined); // the code that has asked for it learns of the failure
  }

  /**
   * Changes the scripts from the first one on that is another one, because they run in their order. `now`: documents that
   * are there get them as well.
   */
  async #put(beginning: string[], now: boolean): Promise<void> {
    const { tab } = this.target;
    const { initScripts = [], bypassCsp } = tab.companion.memory.entry ? tab.companion.memory.settingsOf(tab.id) : {};
    const more = bypassCsp ? [this.target.send("Page.setBypassCSP", { enabled: true })] : [];
    const wanted = [...beginning, ...initScripts];
    const different = this.#scripts.findIndex(({ source }, at) => source !== wanted[at]);
    const kept = this.#scripts.splice(0, different < 0 ? this.#scripts.length : different);
    const removed = this.#scripts.map(({ identifier }) =>
      this.target.send("Page.removeScriptToEvaluateOnNewDocument", { identifier }),
    );
    this.#scripts = [];
    const added = wanted.slice(kept.length).map(async (source) => {
      const { identifier } = await this.target.send("Page.addScriptToEvaluateOnNewDocument", { source, runImmediately: now });
      return { source, identifier };
    });
    if (now) await added[beginning.length - 1 - kept.length]?.then(() => this.target.installed());
    this.#scripts = [...kept, ...(await Promise.all(added))];
    await Promise.all([...more, ...removed]);
  }

  called({ name, payload, executionContextId }: Protocol.Runtime.BindingCalledEvent): void {
    const document = this.target.documents.get(executionContextId);
    if (name === this.target.tab.companion.kernels.way.name && document) void this.#answer(document, JSON.parse(payload) as Message);
  }

  async #answer(document: Document, { id, ask, params }: Message): Promise<void> {
    const answer = await this.#asked(document, ask, params);
    if (id === undefined) {
      if ("error" in answer) console.warn(ask, answer.error);
      return;
    }
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
    const entry = this.target.tab.companion.memory.entry!;
    return withBeginning(entry, `(beginning) => beginning.answered(${args})`);
  }
}
