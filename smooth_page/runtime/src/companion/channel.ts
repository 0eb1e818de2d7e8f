/**
 * The way to the companion: an extension of the browser that can do what a script of the page can't (smooth_page/companion).
 * Its worker has put the kernel into the document.
 */
import type { Reported } from "../commands";
import type { Handle, Held, Message, Reply, RouteCall, Settings } from "../contract";
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel, Makers } from "../kernel/kernel";
import { Failure } from "../kernel/operation";
import type { Timer } from "../kernel/timers";
import { own } from "../kernel/turns";
import type { Unnumbered } from "../kernel/news_queue";
import type { Blobs } from "../downloads/blobs";
import { anyMatches } from "../values/url_patterns";
import { holdLogged } from "../kernel/logged_objects";
import { digest } from "./digest";
import { begin } from "./first_chunks";
import { Navigations } from "./navigations";
import { awaitsReports, chunksWithCompanion, REPORTED } from "./replaced_chunks";
import { KeptDocument } from "./kept_document";
import { WorkerHandover } from "./worker_handover";

const { setPrototypeOf } = Object;

/** What the companion answers to a message. */
export type Answer = { value: unknown } | { error: string };

/** A turn in another window: a function body with the parameter `args`. */
export interface RelayedTurn {
  window: string;
  js: string;
  args: unknown;
}

/** One item of the companion's news, with its number. */
export type CompanionNews = Unnumbered & { companionSeq: number };

/** What the companion answers a document that has just got its kernel. */
export interface Arrived {
  news: CompanionNews[];
  /** The operations that have acted in the documents before. */
  acted: number[];
  /** The digest of the settings that new documents begin with. */
  settings: string;
  /** The requests that have brought the tab's document, if they have ended. */
  brought?: Reported[] | undefined;
  /** The navigation of the companion's that has led to the document, by Python's id. */
  navigation?: string | undefined;
  /** The news are all that Python's first turn waits for: if it listens, those of what has happened until the load event. */
  isUpToDate: boolean;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Milliseconds in which Python's next turn usually comes: that of a navigation in the document that it has led to. */
const TURN_COMES = 200;
/** Milliseconds in which the companion asks about the document that a navigation leads to. */
const QUESTION_COMES = 100;

export class Channel {
  readonly navigations: Navigations;
  readonly keptDocument: KeptDocument;
  /** Blobs that may be downloaded, if Python listens for downloads. */
  declare blobs?: Blobs;
  /** The requests that have brought the tab's document, as soon as they have ended. */
  requests: Reported[] | undefined;
  #last = 0;
  readonly #waiting = new Map<number, Waiting>();
  /** The digest of the settings that the companion gives to new documents. Undefined before it has said so. */
  #settings: string | undefined;
  /** The last of the companion's news that this document has, and that Python has seen. */
  #received = 0;
  #seen = 0;
  /** After which the companion is notified that there are news; null once it has been. */
  #waking: Timer | null | undefined;
  /** It has been notified that the document waits for an answer. */
  #isUrgent = false;
  #stock!: Makers;
  /** It receives news that are another window's. */
  #repeats = false;
  /** The navigation whose document the companion may ask about, and the timer while its question is about to come. */
  #goal: NavigateEvent | undefined;
  #question: Timer | undefined;
  /** Brings the companion's news that Python has not seen in documents before. */
  #arrived: Promise<unknown> | undefined;
  /** What has come before those, and follows them. Undefined once they are there. */
  #early: CompanionNews[] | undefined = [];

  constructor(
    private readonly kernel: Kernel,
    private readonly send: (message: string) => void,
  ) {
    this.navigations = new Navigations(kernel);
    this.keptDocument = new KeptDocument(kernel);
    const handover = (kernel.handover = new WorkerHandover(this));
    let resolve!: () => void;
    this.#arrived = new Promise<void>((done) => (resolve = done));
    kernel.beginning!.onArrival(({ news, acted, settings, brought }) => {
      handover.known = acted;
      this.#settings ??= settings;
      this.brought(brought);
      const early = this.#early ?? [];
      this.#early = undefined;
      this.received([...news, ...early]);
      this.#arrived = undefined;
      resolve();
    });
    kernel.watchNews(() => this.#wake());
  }

  /** Begins in a document, with the chunks that it has from the beginning. */
  begin(settings: Settings, chunks: Makers, stock: Makers): void {
    this.#stock = stock;
    begin(this.kernel, settings, chunks);
  }

  /** Whether the companion reports news of that kind itself. */
  reports(kind: string): boolean {
    return REPORTED.has(kind);
  }

  /** Whether a reply about these operations waits for what the companion reports. */
  observes(operations: ReadonlySet<number>): boolean {
    return awaitsReports(this.kernel.settings, operations.size);
  }

  /** Rejects with the companion's message. */
  ask<T>(ask: string, params: unknown = {}): Promise<T> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting["resolve"], reject });
      this.send(JSON.stringify({ id, ask, params }));
    });
  }

  /** The same where nothing waits for an answer: there is none. */
  #notify(ask: string, params: unknown = {}): void {
    this.send(JSON.stringify({ ask, params }));
  }

  /** The companion calls this. */
  answered(id: number, answer: Answer): void {
    this.kernel.inside(() => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if ("error" in answer) waiting?.reject(new Failure("action", answer.error));
      else waiting?.resolve(answer.value);
    });
  }

  /** The companion calls this with its news of the tab. */
  received(news: CompanionNews[]): void {
    if (this.#early) {
      this.#early = [...this.#early, ...news];
      return;
    }
    for (const { companionSeq, ...item } of news) {
      if (companionSeq <= this.#received) continue;
      this.#received = companionSeq;
      const numbered = { ...item, companionSeq } as unknown as Unnumbered;
      if (numbered.kind === "routecall") this.#askAbout(numbered);
      else if (numbered.kind === "dialogcall") this.kernel.callPython(numbered);
      else this.kernel.tell(numbered);
    }
  }

  /** The companion calls this when the requests that have brought the tab's document have ended. */
  brought(requests: Reported[] | undefined): void {
    this.requests = requests;
  }

  /**
   * Whether the companion is about to ask about the document that a navigation leads to. `late` is called if it does not: the
   * browser may load the document without a request.
   */
  awaitsQuestion(goal: NavigateEvent | undefined, late: () => void): boolean {
    const { routes } = this.kernel.settings;
    if (!goal || !routes?.length) return false;
    if (this.#goal !== goal) {
      this.#goal = goal;
      if (this.navigations.takeAgain() || !anyMatches(routes, goal.destination.url.split("#", 1)[0]!)) return false;
      this.#question = this.kernel.timers.after(QUESTION_COMES, () => this.kernel.inside(() => (this.#questionComes(), late())));
    }
    return this.#question !== undefined;
  }

  #questionComes(): void {
    if (this.#question) this.kernel.timers.cancel(this.#question);
    this.#question = undefined;
  }

  /** The companion holds a request until Python has decided about it. */
  #askAbout(call: Omit<RouteCall, "seq" | "id">): void {
    const { request } = call;
    this.#questionComes();
    this.kernel.callPython(call, ({ value, error }) => {
      const decision = error || !value ? { action: "abort" } : value;
      void this.ask("routes.decide", { request, decision });
    });
  }

  /** The companion calls this: another window of the session has news. */
  woken(window: string): void {
    this.#repeats = true;
    this.kernel.callPython({ kind: "windownews", window });
    this.#repeats = false;
  }

  /** Handles of what the document has written to its console. The companion calls this. */
  logged(objects: unknown[]): Handle[] {
    return holdLogged(this.kernel, objects);
  }

  /** Runs a turn in another window; the turn's text calls this. */
  relay(turn: RelayedTurn | Held): Promise<unknown> {
    if (this.#waking === null) this.#waking = undefined; // Python waits for another window from now on
    return this.kernel.inside(() => own(this.#relayed(turn)));
  }

  async #relayed(turn: RelayedTurn | Held): Promise<unknown> {
    const answer = await this.kernel.inside(() => this.ask<object | null>("tabs.turn", turn));
    return answer && setPrototypeOf(answer, null); // it would inherit a `then` of the page
  }

  /** Python receives news with its next turn. If it waits for another window's, that one has to say so. */
  #wake(): void {
    const { kernel } = this;
    const calls = kernel.isCalling;
    const isNotified = this.#waking === null ? this.#isUrgent || !calls : this.#waking !== undefined;
    if (isNotified || this.#repeats || kernel.isAwaited) return;
    this.#waking = kernel.timers.after(calls ? 0 : TURN_COMES, () =>
      kernel.inside(() => {
        this.#waking = undefined;
        if (kernel.isAwaited) return;
        this.#waking = null;
        this.#isUrgent = calls || kernel.isCalling;
        this.#notify("wake", { calls: this.#isUrgent });
      }),
    );
  }

  /** Python receives the news. */
  #turnComes(): void {
    if (this.#waking) this.kernel.timers.cancel(this.#waking);
    this.#waking = undefined;
  }

  /**
   * Runs one turn, once the chunks that it needs are there; the turn's text calls this. New documents begin with the
   * settings of the turns that have ended.
   */
  turn(
    message: Message,
    needs: string[],
    code?: () => unknown,
    engines?: Record<string, () => unknown>,
  ): Reply | Promise<Reply> {
    const { kernel } = this;
    const turn = () => kernel.turn(message, code, engines);
    return kernel.inside(() => {
      this.#turnComes();
      const asked = this.#first(message, needs);
      return this.#withFrames(asked ? after(asked, turn) : turn());
    });
  }

  /** A reply also says which frames of other origins have news by now: they may have loaded before this document had. */
  #withFrames(reply: Reply | Promise<Reply>): Reply | Promise<Reply> {
    return this.kernel.hasForeign || "then" in reply ? own(this.#caughtUp(reply)) : reply;
  }

  async #caughtUp(made: Reply | Promise<Reply>): Promise<Reply> {
    const reply = await made;
    if (this.kernel.hasForeign && !reply.leaving) {
      const done = reply.outcomes.filter(({ status }) => status === "done").map(({ id }) => id);
      await this.kernel.inside(() => this.ask("acted", done)); // the document may be gone before the answer
      this.kernel.inside(() => this.kernel.catchUp(reply));
    }
    return reply;
  }

  /** What has to be there before a turn. */
  #first({ settings, companionAck = 0 }: Message, needs: string[]): Promise<unknown> | undefined {
    const missing = this.#missing(chunksWithCompanion(needs));
    if (companionAck > this.#seen) this.#notify("seen", { companionAck: (this.#seen = companionAck) });
    const arrived = this.#arrived;
    if (arrived) this.#notify("needed");
    this.#arrived = undefined;
    const asked = [
      ...(arrived ? [arrived] : []),
      ...(missing.length ? [this.ask("chunks", { names: missing })] : []),
      ...(settings && this.#changes(settings) ? [this.ask("settings", settings)] : []),
    ];
    return asked.length ? all(asked) : undefined;
  }

  /** Which of the chunks the document does not have. Those in stock are made. */
  #missing(needs: string[]): string[] {
    const { kernel } = this;
    const makers = kernel.makers!;
    const isNew = (chunk: string) => !(chunk in makers);
    for (const chunk of needs) if (isNew(chunk) && chunk in this.#stock) (makers[chunk] = this.#stock[chunk]!)(window, kernel);
    return needs.filter(isNew);
  }

  #changes(settings: Settings): boolean {
    const before = this.#settings;
    this.#settings = digest(JSON.stringify(settings));
    return this.#settings !== before;
  }
}

/** `Promise.all` resolves with an array, which may have inherited a `then` from the page. */
async function all(promises: Promise<unknown>[]): Promise<void> {
  for (let at = 0; at < promises.length; at++) await promises[at];
}

/** `await` needs none of the builtins that a page can replace, but a promise that is returned needs `then`. */
async function after(first: Promise<unknown>, turn: () => Reply | Promise<Reply>): Promise<Reply> {
  await first;
  return await turn();
}
