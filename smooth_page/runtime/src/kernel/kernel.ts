/**
 * The part of this package that runs in a document: runs the operations that Python starts, side by side, and ends a
 * turn as soon as there is something to report.
 */
import type { AskedInside, Inside } from "../aria/foreign";
import type { Picking } from "../debugging/picking";
import type { Answer, Command, FrameId, Handle, Message, News, Outcome, Reply, Settings } from "../contract";
import type { Clipboard } from "../clipboard/clipboard";
import type { Beginning, Earlier } from "../companion/beginning";
import type { Channel } from "../companion/channel";
import type { Asked, FrameSurroundings, Surroundings } from "../companion/surroundings";
import type { NavigateEvent } from "../dom/navigate_event";
import type { Downloads } from "../downloads/downloads";
import type { Kept } from "../events/kept_news/record";
import type { Input } from "../input/input";
import type { Family } from "../popups/family";
import type { Prepared } from "../screenshot/prepared";
import type { Tracer } from "../tracing/tracer";
import type { shownIn } from "../waiting/handlers";
import { Leaving } from "./leaving";
import type { Entry } from "./entry";
import { FrameWatch } from "./frame_watch";
import type { Guard } from "./guard";
import { type Describe, Handles } from "./handles";
import { type DetailsOf, type Kind, NewsQueue, type PageCall, type Unnumbered } from "./news_queue";
import type { Interceptor } from "./interceptor";
import type { Operation, Operations } from "./operation";
import { inheritedMethod } from "./inherited_method";
import { type Handover, takeHandover } from "./handover";
import { isPaused } from "./paused";
import { randomName } from "./random";
import { type Realm, Realms } from "./realms";
import { Task, type TaskHost } from "./task";
import { takeTimers, type Timers } from "./timers";
import { Turn } from "./turns";

const { apply } = Reflect;
/** Milliseconds after which Python gets news that it has listeners for, if a turn still waits, at first. */
const LISTENERS_WAIT = 100;
/** The same, later: a page that never stops to report something would cost an event for each tenth of a second. */
const LISTENERS_WAIT_MOST = 800;
const REPORTED_KEPT = 16;

/** Called on each chunk when Python has changed its settings, or when there may be a new document. */
export type Look = (kernel: Kernel) => void;

/**
 * Functions that evaluate the chunks in a window: the core's returns its kernel, the others add to it. They are part of
 * the turn's text.
 */
export type Makers = Record<string, (window: Window & typeof globalThis, kernel?: Kernel) => Kernel | void>;

/**
 * Parts that the core chunk puts into the kernel (entries/core.ts), because the kernel itself imports no other room.
 */
export interface Core {
  operations: Operations;
  describe: Describe;
  shared: (module: number) => unknown;
}

export class Kernel implements TaskHost {
  static {
    Object.setPrototypeOf(this.prototype, null); // otherwise scripts could put something in place of its optional members
  }

  declare makers?: Makers;
  /** Puts it behind the property of its entry. */
  declare open: () => void;
  /** The windows that its scripts opened, or that it is one of (popups/family.ts). */
  declare family?: Family;
  /** Calls the companion's worker, if the companion has installed the kernel (smooth_page/companion). */
  declare reach?: (message: string) => void;
  /** What has made it, if that was the companion. */
  declare beginning?: Beginning;
  /** The way to the companion. */
  declare channel?: Channel;
  /** Documents that other documents are around, if the companion reaches those. */
  declare surroundings?: Surroundings;
  /** Where a frame of another origin is. Set by the chunk `surroundings`, as the next one. */
  declare frameSurroundings?: (element: Element, asked: Asked) => FrameSurroundings & { doc: string };
  declare prepared?: Prepared;
  /** Set by the chunk `debugging`. */
  declare picking?: Picking;
  declare pathOfFrame?: (frame: Element) => string;
  /** Set by the chunk `aria`. */
  declare snapshotInside?: (next: number, options: AskedInside["options"]) => Promise<Inside>;
  declare shown?: (selector: string) => ReturnType<typeof shownIn> | null;
  /** Set by the chunk `actions`, or by the companion. */
  declare input?: Input;
  /** Files that links lead to, if Python listens for downloads. */
  declare downloads?: Downloads;
  /** The context's clipboard, if permissions were granted. */
  declare clipboard?: Clipboard;
  /** Installs the clock in new windows, if there is one. */
  declare adoptClock?: () => void;
  readonly doc: string;
  readonly settings = { __proto__: null } as Settings;
  /** What modules of the core export, for chunks that come later. */
  readonly shared: Core["shared"];
  readonly timers: Timers;
  readonly kernel = this;
  /**
   * Selector engines that are registered in this turn: functions that return the engine, or a function that makes it
   * (selectors/custom.ts).
   */
  engines: Record<string, () => unknown> = {};
  /** Returns more facts about a form that is about to be posted, if Python listens to the network. */
  declare describePost?: (event: NavigateEvent) => Pick<DetailsOf<"posted">, "headers" | "postData">;
  /** Console messages and errors that no listener has received. */
  declare kept?: Kept;
  /** True while an operation makes a request that is not the page's. */
  declare asksItself?: boolean;
  /** URLs that were requested on Python's behalf: the console reports no errors about them. */
  declare unreported?: Set<string>;
  /** Set by the chunk `intercept`. */
  declare interceptor?: Interceptor;
  /** Set by the chunk `trace`. */
  declare tracer?: Tracer;

  readonly leaving = new Leaving(this, { leaving: () => this.#leaving(), left: () => this.#left() });
  readonly #guard: Guard;
  readonly #realms: Realms;
  /** How far the loading of documents is whose content was replaced. Browsers consider them complete before they are. */
  readonly written = new WeakMap<Document, DocumentReadyState>();
  readonly #handles: Handles;
  readonly #news: NewsQueue;
  readonly #frames: FrameWatch;
  readonly #operations: Record<string, Operation>;
  /** Those that the companion has in place of the document's own. */
  readonly #replaced: Record<string, Operation> = { __proto__: null as never };
  /** The companion has its own. */
  declare handover: Handover;
  readonly #chunks: string[] = [];
  readonly #tasks = new Map<number, Task>();
  /** The latest outcomes, kept for a service that lost the answer or did not wait for it. */
  readonly #reported = new Map<number, Outcome>();
  readonly #turns = new Set<Turn>();
  #hearing = false;
  #listenersWait = LISTENERS_WAIT;
  /** How many there are, for what is outside the guard. */
  #awaited = 0;
  readonly #watchers = new Set<() => void>();
  readonly #looks: Look[] = [];
  readonly #calls = new Map<number, (answer: Answer) => unknown>();
  #lastCall = 0;
  /** A call by the page has not been reported yet. */
  #calling = false;
  /** Whether a reply of this document has reached Python before. */
  replied = false;
  /** The document has begun to unload at some time: the replies of what acts in it may be lost. */
  #handsOver = false;
  /** How many calls of the kernel are on the stack. */
  #depth = 0;
  /** Turns end as soon as the kernel is left: scripts on the stack may still complete an operation. */
  #endsOnLeaving = false;

  constructor(window: Window & typeof globalThis, guard: Guard, readonly entry: Entry, { operations, describe, shared }: Core) {
    this.#guard = guard;
    this.doc = entry.doc ?? randomName();
    this.#handles = new Handles(this.doc, describe);
    this.shared = shared;
    this.timers = takeTimers(window);
    this.#news = new NewsQueue(this.timers.startedAt + this.timers.now());
    this.#operations = { __proto__: null as never, ...(operations as Record<string, Operation>) };
    if (entry.name) this.handover = takeHandover(window, entry.name);
    this.#realms = new Realms(window, this.doc, (frame) => guard.cover(frame), this.written);
    this.#frames = new FrameWatch(
      this.#realms,
      this.timers,
      (news) => this.tell(news),
      (action) => this.inside(action),
      (frames) => {
        guard.keep(frames);
        this.#looks.forEach((look) => look(this));
      },
      () => this.isAwaited,
    );
  }

  /**
   * Runs one turn; the turn's text calls this. Returns the reply if everything is done at once, otherwise a promise of
   * it.
   */
  turn(message: Message, code?: () => unknown, engines: Record<string, () => unknown> = {}): Reply | Promise<Reply> {
    return this.inside(() => {
      const works = message.start ?? message.wait ?? message.resume;
      if (works && !this.timers.pump && isPaused()) // posted tasks run when the page goes on
        return new Promise((done) => this.timers.soon(() => done(this.turn(message, code, engines))));
      this.engines = engines;
      this.timers.pump?.();
      this.leaving.listen();
      const meant = message.doc === undefined || message.doc === this.doc;
      if (message.ack && meant) this.#news.acknowledge(message.ack);
      if (message.stays && meant) this.leaving.take(); // which forgets it
      for (const id of message.cancel ?? []) this.#cancel(id);
      if (message.settings) this.#set(message.settings);
      for (const answer of (meant && message.resume) || []) this.#resume(answer);
      const waitsFor = new Set([...(message.wait ?? []), ...(message.start ?? []).map((command) => command.id)]);
      if (message.start) this.#listenersWait = LISTENERS_WAIT;
      const missing = (message.start ?? []).flatMap((command) => this.#start(command, code) ?? []);
      const turn = new Turn(waitsFor, () => this.#reply(turn, missing), this);
      const settled = [...waitsFor].filter((id) => this.#tasks.get(id)?.outcome.status !== "pending");
      const lasting = settled.every((id) => this.#tasks.get(id)?.dispatched);
      const over = settled.length > 0 && !lasting;
      const ready = waitsFor.size === 0 || missing.length > 0 || over || this.#calling;
      // For what the companion has to report.
      const waits = message.slice >= 0 && (this.channel?.observes(waitsFor) ?? false);
      const answer = turn.open((ready && !waits) || !!this.timers.pump, waits ? Math.max(message.slice, 1) : message.slice);
      if (turn.over) return answer;
      this.#turns.add(turn);
      this.#awaited++;
      if (settled.length > 0) this.#endSoon(turn);
      else if (ready) this.#endTurn(turn);
      else for (const { kind } of this.#news.unseen()) this.#callListeners(kind);
      return answer;
    });
  }

  /** Python has received this without a kernel. */
  repeat({ news, frames }: Earlier): void {
    this.#news.repeat(news);
    this.#frames.reported(frames);
  }

  /** Begins in a document that the companion has put it into, before it takes any turn. */
  begin(settings: Settings): void {
    this.leaving.listen();
    this.#frames.begin();
    this.#set(settings);
    this.replied = true;
  }

  get proof(): string {
    return this.entry.proof;
  }

  now(): number {
    return this.timers.now();
  }

  inside<T>(action: () => T): T {
    return this.#guard.inside(() => {
      this.#depth++;
      try {
        return action();
      } finally {
        if (--this.#depth === 0 && this.#endsOnLeaving) {
          this.#endsOnLeaving = false;
          this.#endTurns(true);
        }
      }
    });
  }

  outside<T>(action: () => T): T {
    return this.#guard.outside(action);
  }

  /** Calls a method that the browser gave to an object; what it sets off in the page finds the page's builtins. */
  native<T>(target: object, method: string, ...args: unknown[]): T {
    const native = inheritedMethod(target, method);
    return this.outside(() => apply(native, target, args) as T);
  }

  register(chunk: string, operations: Operations, look?: Look): void {
    if (this.#chunks.includes(chunk)) return;
    this.#chunks.push(chunk);
    Object.assign(this.#operations, operations);
    if (look) this.#looks.push(look);
  }

  /** These operations take the place of others with their names, whichever come first. */
  replace(operations: Operations): void {
    Object.assign(this.#replaced, operations);
  }

  /** Whether documents watch for news of that kind: Python wants them, and the companion does not report them. */
  observes(kind: string): boolean {
    return !this.channel?.reports(kind) && (this.settings.observe?.includes(kind) ?? false);
  }

  /** Whether Python waits for a reply. */
  get isAwaited(): boolean {
    return this.#awaited > 0;
  }

  /** Whether the page has called Python, which no reply has reported yet. */
  get isCalling(): boolean {
    return this.#calling;
  }

  main(): Realm {
    return this.#realms.main();
  }

  realm(frame: FrameId): Realm {
    return this.#realms.get(frame);
  }

  realms(): Realm[] {
    return this.#realms.all();
  }

  realmOf(node: Node): Realm | undefined {
    return this.#realms.of(node);
  }

  realmIn(element: Element): Realm | undefined {
    return this.#realms.inside(element);
  }

  frameElement(frame: FrameId): Element | undefined {
    return this.#realms.elementOf(frame);
  }

  frameIdOf(element: Element): FrameId | undefined {
    return this.#realms.idOf(element);
  }

  /** News of a kind that Python has not confirmed yet. */
  unseen<K extends Kind>(kind: K): Extract<News, { kind: K }>[] {
    return this.#news.unseen().filter((news) => news.kind === kind) as Extract<News, { kind: K }>[];
  }

  tell(news: Unnumbered): void {
    this.#news.add(news);
    if (news.kind === "leave") this.#endsOnLeaving = true; // Python takes the page there
    for (const wake of [...this.#watchers]) wake();
    if (this.#awaited) this.#callListeners(news.kind);
  }

  /** Ends the turns soon if Python has listeners for that news: what a turn waits for may be what they do. */
  #callListeners(kind: Kind): void {
    const { observe, lags } = this.settings;
    if (this.#hearing || !observe?.some((name) => kind.startsWith(name) && !lags?.includes(name))) return;
    this.#hearing = true;
    this.timers.after(this.#listenersWait, () => {
      this.#hearing = false;
      this.#listenersWait = Math.min(this.#listenersWait * 2, LISTENERS_WAIT_MOST);
      this.inside(() => this.#turns.forEach((turn) => this.#endTurn(turn)));
    });
  }

  /** Begins to watch new documents, and documents that `document.open` has emptied. */
  look(): void {
    this.#frames.look();
  }

  /**
   * Another document replaces this one and already has its address: no more frames are reported. `leaves`: turns end.
   */
  silence(leaves = false): void {
    this.#frames.silent = true;
    if (leaves) this.leaving.begin();
  }

  /**
   * Calls `wake` at the next news, until the function that it returns is called. Calls it at once while Python has not
   * confirmed all news: the reply that carried them may belong to another call.
   */
  watchNews(wake: () => void): () => void {
    this.#watchers.add(wake);
    if (this.#news.unseen().length) wake();
    return () => void this.#watchers.delete(wake);
  }

  /** Whether there are frames of other origins. */
  get hasForeign(): boolean {
    return this.#frames.hasForeign;
  }

  /** Adds to a reply what has come since it was made. */
  catchUp(reply: Reply): void {
    reply.news = this.#news.unseen() as unknown as Reply["news"];
    this.#calling = false;
  }

  hold(object: unknown): Handle {
    return this.#handles.hold(object);
  }

  held(handle: Handle): unknown {
    return this.#handles.held(handle);
  }

  dispose(handle: Handle): void {
    this.#handles.dispose(handle);
  }

  /**
   * The page calls Python. It is reported as news, which ends every turn. Message.resume calls `settle` with the
   * answer, and again with further answers while `settle` returns true. Without `settle`, no answer is expected.
   */
  callPython(call: PageCall, settle?: (answer: Answer) => unknown): void {
    const id = --this.#lastCall;
    if (settle) this.#calls.set(id, settle);
    this.#calling = true;
    this.tell((settle ? { id, ...call } : call) as Unnumbered);
    this.#endTurns();
  }

  /** One of those that are there, for another that it is a part of. */
  operation(op: string): Operation | undefined {
    return this.#replaced[op] ?? this.#operations[op];
  }

  changed(task: Task): void {
    for (const turn of [...this.#turns]) {
      if (!turn.waitsFor.has(task.id)) continue;
      if (task.dispatched && !task.stays) this.#endSoon(turn);
      else this.#endTurn(turn);
    }
  }

  #start(command: Command, code: (() => unknown) | undefined): Outcome | undefined {
    const operation = this.operation(command.op);
    if (!operation) return { id: command.id, status: "missing", chunk: command.op.split(".")[0]! };
    if (this.#tasks.has(command.id) || this.#reported.has(command.id)) return undefined; // sent twice, done once
    const { again } = command;
    if (again !== undefined && this.handover.acted(command.id, again)) return { id: command.id, status: "left" };
    const { trace } = command;
    const traced = trace === undefined ? operation : (this.tracer?.wrap(operation, trace) ?? operation);
    const task = new Task(this, command, traced, code);
    this.#tasks.set(command.id, task);
    task.start();
    return undefined;
  }

  #resume(answer: Answer): void {
    const call = this.#calls.get(answer.id);
    if (call) {
      if (call(answer) !== true) this.#calls.delete(answer.id);
    } else this.#tasks.get(answer.id)?.resume(answer);
  }

  #cancel(id: number): void {
    this.#tasks.get(id)?.cancel();
    this.#tasks.delete(id);
  }

  #set(settings: Settings): void {
    Object.assign(this.settings, settings);
    this.#looks.forEach((look) => look(this));
  }

  /**
   * After what was dispatched to the page: a navigation that it began shows in a moment, and Python should know of it.
   * When it shows, `beforeunload` ends the turn, and the reply leaves long before the document does.
   */
  #endSoon(turn: Turn): void {
    this.timers.after(0, () => this.inside(() => this.#endTurn(turn)));
  }

  #endTurn(turn: Turn): void {
    if (this.#awaitsQuestion()) return;
    if (this.channel?.observes(turn.waitsFor)) void this.#endReported(turn);
    else turn.end();
  }

  /** When the companion has reported what has happened until now, unless the document begins to leave before that. */
  async #endReported(turn: Turn): Promise<void> {
    await this.channel!.ask("network.sync");
    this.inside(() => this.#awaitsQuestion() || turn.end());
  }

  /** A navigation has begun that the companion is about to ask about, and which does not go on before. */
  #awaitsQuestion(): boolean {
    return this.channel?.awaitsQuestion(this.leaving.goal, () => this.#endTurns(true)) ?? false;
  }

  #reply(turn: Turn, missing: Outcome[]): Reply {
    this.#turns.delete(turn);
    this.#awaited = this.#turns.size;
    const outcomes: Outcome[] = [...missing];
    for (const id of turn.waitsFor) {
      if (missing.some((outcome) => outcome.id === id)) continue;
      const outcome = this.#tasks.get(id)?.outcome ?? this.#reported.get(id) ?? { id, status: "unknown" };
      outcomes.push(outcome);
      if (outcome.status === "done" || outcome.status === "error") this.#retire(outcome);
    }
    this.#frames.look();
    this.#calling = false;
    this.replied = true;
    const leaving = this.leaving.take();
    const news = this.#news.unseen();
    // It inherits nothing, so that a `then` of the page is not called by an `await`.
    return { __proto__: null, doc: this.doc, outcomes, news, chunks: this.#chunks, leaving } as unknown as Reply;
  }

  #retire(outcome: Outcome): void {
    this.#tasks.delete(outcome.id);
    this.#reported.set(outcome.id, outcome);
    if (this.#reported.size > REPORTED_KEPT) this.#reported.delete(this.#reported.keys().next().value!);
  }

  #endTurns(leaving = false): void {
    for (const turn of [...this.#turns]) if (!leaving || !this.#follows(turn)) turn.end();
  }

  #follows({ waitsFor }: Turn): boolean {
    return [...waitsFor].some((id) => this.#tasks.get(id)?.follows);
  }

  #leaving(): void {
    this.#handOver();
    this.#endsOnLeaving ||= !this.#awaitsQuestion();
  }

  /** From now on, whatever begins to act is noted at once. */
  #handOver(): void {
    this.#handsOver = true;
    this.acts();
  }

  acts(): void {
    if (!this.#handsOver) return;
    const acting = [...this.#tasks.values()].filter(({ dispatched, ran }) => dispatched || ran).map(({ id }) => id);
    if (acting.length > 0) this.handover.leave(acting);
  }

  /** A form is about to be posted. */
  posts(event: NavigateEvent): void {
    const { url } = event.destination;
    this.tell({ kind: "posted", url, startTime: this.timers.startedAt + this.now(), ...this.describePost?.(event) });
  }

  /** If the document comes back through the history, it must not act: Python has started its operations anew. */
  #left(): void {
    this.#handOver(); // a frame that is removed does not begin to unload before
    this.#endTurns();
    for (const id of [...this.#tasks.keys()]) this.#cancel(id);
  }
}
