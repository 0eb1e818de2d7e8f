/** One DevTools target of a tab, with the documents that the browser runs in it. */
import type { Protocol } from "devtools-protocol/types/protocol";
import { BrowserLog } from "./console/browser_log";
import { Binding } from "./documents/binding";
import type { SharedLine } from "./devtools/shared_line";
import { withKernel } from "./documents/scripts";
import { Emulation } from "./emulation/emulation";
import { Interception } from "./network/intercept";
import type { Address, Method, Params, Result } from "./hosts/host";
import { Pending } from "./pending";
import type { Tab } from "./tab";

/** A document whose scripts can run: the main world of a frame. */
export interface Document {
  target: Target;
  context: Protocol.Runtime.ExecutionContextId;
  frame: Protocol.Page.FrameId;
  /** How its kernel calls it. */
  kernel?: string;
  origin: string;
  /** The number of the last of the companion's news that it has. Undefined before it has asked for the first ones. */
  sentNews?: number;
  /** Python's operations that have acted in it, or in its frame's documents before: these may go away before they can say so. */
  acted: Set<number>;
  /** Resolves with its load event; with false if Python is asked something before, which the event may wait for. */
  loaded: PromiseWithResolvers<boolean>;
  /** Python's first turn in it waits for what the companion has to say. */
  needed: PromiseWithResolvers<false>;
  /** Chunks of the runtime that it was given later than the others, or will be in a moment. */
  chunks: Map<string, Promise<void>>;
}

/** What the browser says of a context of scripts in a frame. */
interface OfFrame {
  frameId?: string;
  isDefault?: boolean;
}

/** Throws what the script has thrown. */
function returned({ value }: Protocol.Runtime.RemoteObject, thrown: Protocol.Runtime.ExceptionDetails | undefined): unknown {
  if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
  return value as unknown;
}

/** Targets with documents; the others are workers. */
const WITH_DOCUMENTS = new Set(["page", "iframe", "tab"]);

export class Target {
  readonly documents = new Map<Protocol.Runtime.ExecutionContextId, Document>();
  readonly #address: Address;
  readonly #pending = new Pending();
  isEnded = false;
  readonly #binding: Binding;
  readonly #interception = new Interception(this);
  readonly #log = new BrowserLog(this);
  readonly #installed = Promise.withResolvers<void>();
  readonly emulation = new Emulation(this);
  /** Of users that share its DevTools session. */
  readonly lines = new Set<SharedLine>();

  constructor(
    readonly tab: Tab,
    session: string | undefined,
    readonly type: string,
    /** What the browser calls it. */
    readonly id: string,
    /** The session of the target that it is in; none for those of the tab itself. */
    readonly parent?: string,
  ) {
    this.#address = session === undefined ? { tab: tab.id } : { tab: tab.id, session };
    this.#binding = new Binding(this);
  }

  /** Whether it has documents. The others are workers. */
  get hasDocuments(): boolean {
    return WITH_DOCUMENTS.has(this.type);
  }

  get isServiceWorker(): boolean {
    return this.type === "service_worker";
  }

  /** Several tabs can be attached to a service worker: the first of them reports what it does. */
  get isOwn(): boolean {
    const { serviceWorkers } = this.tab.companion;
    if (!this.isServiceWorker) return true;
    if (!serviceWorkers.has(this.id)) serviceWorkers.set(this.id, this.tab);
    return serviceWorkers.get(this.id) === this.tab;
  }

  send<M extends Method>(method: M, params?: Params<M>): Promise<Result<M>> {
    return this.#pending.settled(this.tab.companion.host.send(this.#address, method, params));
  }

  /** Begins to listen, and puts the first script into documents. The target runs only after that. */
  async open(): Promise<void> {
    const sent = Promise.withResolvers<void>();
    const goOn = () => {
      sent.resolve();
      return [this.send("Runtime.runIfWaitingForDebugger")];
    };
    if (this.hasDocuments) {
      const installed = Promise.withResolvers<void>();
      if (this.type === "page" && this.tab.isOpenedByPage) this.#hold(sent.promise, installed.promise).catch(() => {}); // it has ended
      await this.#binding.install(() => this.#listen(), goOn).finally(installed.resolve);
    } else await Promise.all([...this.#listen(), ...goOn()]);
  }

  /**
   * The first document of a new window waits for its scripts. A window that can't reach its opener may have no process
   * before that document is there, and then begins with what was sent to it.
   */
  async #hold(sent: Promise<void>, installed: Promise<void>): Promise<void> {
    const alone = this.reachesOpener().then((reaches) => (reaches ? installed : sent));
    await this.#interception.holdUntil(Promise.race([alone, installed]));
  }

  /** Whether scripts of the window can reach the one that opened it. */
  async reachesOpener(): Promise<boolean> {
    return (await this.send("Target.getTargetInfo")).targetInfo.canAccessOpener;
  }

  /** Its documents have kernels. */
  installed(): void {
    this.#installed.resolve();
  }

  /** Resolves once they have them, or if it ends before. */
  get installation(): Promise<void> {
    return this.#installed.promise;
  }

  /** Documents are known before they can call. */
  #listen(): Promise<unknown>[] {
    const sent: Promise<unknown>[] = [this.send("Runtime.enable")];
    if (this.isOwn) sent.push(this.send("Network.enable", {}), this.#interception.renew());
    if (this.hasDocuments) sent.push(this.send("Page.enable"), this.#log.begin());
    if (this.type === "page") sent.push(this.send("Inspector.enable"));
    if (this.type === "page") sent.push(this.send("Emulation.setFocusEmulationEnabled", { enabled: true }));
    sent.push(this.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }));
    sent.push(this.emulate());
    if (this.type === "page") sent.push(this.tab.companion.passkeys.begin(this.tab));
    return sent;
  }

  async begin(): Promise<void> {
    await Promise.all([this.hasDocuments && this.#binding.begin(), this.isOwn && this.#interception.renew()]);
  }

  async renew(): Promise<void> {
    await Promise.all([this.hasDocuments && this.#binding.renew(), this.isOwn && this.#interception.renew()]);
  }

  /** The browser holds the requests that may have to be. */
  async intercept(): Promise<void> {
    if (this.isOwn) await this.#interception.renew();
  }

  /** Emulates what its tab does. */
  async emulate(): Promise<void> {
    await this.emulation.apply(this.tab.emulation);
  }

  /** Evaluates an expression in a document and returns its JSON value. */
  async evaluate(document: Document, expression: string, awaitPromise = false): Promise<unknown> {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
      expression,
      contextId: document.context,
      awaitPromise,
      returnByValue: true,
    });
    return returned(result, exceptionDetails);
  }

  /** Calls a function with an object as `this`, and returns its JSON value. */
  async call(
    objectId: string,
    functionDeclaration: string,
    args: Protocol.Runtime.CallArgument[] = [],
    awaitPromise = false,
  ): Promise<unknown> {
    const { result, exceptionDetails } = await this.send("Runtime.callFunctionOn", {
      objectId,
      functionDeclaration,
      arguments: args,
      awaitPromise,
      returnByValue: true,
    });
    return returned(result, exceptionDetails);
  }

  /** Evaluates an expression with the `kernel` of a document. */
  inKernel(document: Document, expression: string, awaitPromise = false): Promise<unknown> {
    return this.evaluate(document, withKernel(this.tab.companion.memory.entry!, `(kernel) => ${expression}`), awaitPromise);
  }

  event(method: string, params: unknown): void {
    for (const line of this.lines) line.event(method, params);
    this.tab.network.event(this, method, params);
    this.tab.downloads.event(this, method, params);
    this.#interception.event(method, params);
    this.#log.event(method, params);
    this.tab.kept.event(this, method, params);
    this.tab.reported.event(this, method, params);
    this.tab.workers.event(this, method, params);
    switch (method) {
      case "Runtime.executionContextCreated":
        return this.#created((params as Protocol.Runtime.ExecutionContextCreatedEvent).context);
      case "Runtime.executionContextDestroyed":
        this.documents.delete((params as Protocol.Runtime.ExecutionContextDestroyedEvent).executionContextId);
        return;
      case "Runtime.executionContextsCleared":
        return this.documents.clear();
      case "Page.frameDetached":
        return this.#detached(params as Protocol.Page.FrameDetachedEvent);
      case "Page.frameResized":
        void this.emulation.resized(this.tab.emulation).catch(() => undefined); // it is being closed
        return;
      case "Runtime.bindingCalled":
        this.#binding.called(params as Protocol.Runtime.BindingCalledEvent);
    }
  }

  /** It is gone. */
  ended(): void {
    this.isEnded = true;
    this.#installed.resolve();
    this.#pending.end();
    for (const line of [...this.lines]) line.ended();
  }

  /** A frame is gone, or the browser runs its next document in another target. */
  #detached({ frameId, reason }: Protocol.Page.FrameDetachedEvent): void {
    for (const [id, { frame }] of this.documents) if (frame === frameId) this.documents.delete(id);
    if (reason === "remove") this.tab.frameGone(frameId);
  }

  #created({ id, origin, auxData }: Protocol.Runtime.ExecutionContextDescription): void {
    const { frameId, isDefault } = (auxData ?? {}) as OfFrame;
    if (!isDefault || frameId === undefined) return;
    const acted = this.tab.actedIn(frameId);
    const [loaded, needed] = [Promise.withResolvers<boolean>(), Promise.withResolvers<false>()];
    this.documents.set(id, { target: this, context: id, frame: frameId, origin, acted, loaded, needed, chunks: new Map() });
    this.tab.companion.memory.visited(origin);
    this.tab.changed.emit();
  }

  /** The present document of a frame; undefined between two documents. */
  documentOf(frame: Protocol.Page.FrameId): Document | undefined {
    return [...this.documents.values()].filter((document) => document.frame === frame).at(-1);
  }
}
