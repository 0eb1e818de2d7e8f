/**
 * What a document begins with where the session has the companion.
 *
 * It makes the kernel when something needs that, or after a moment: many documents are left before. Python's first turn in
 * a document usually asks how it was loaded, which is answered without a kernel. The next one may have the companion navigate, which
 * takes none, either.
 */
import type { Commands, Reported } from "../commands";
import type { FrameInfo, Message, News, Reply, Settings } from "../contract";
import { arrivalOf } from "../dom/loaded_document";
import type { NavigateEvent } from "../dom/navigate_event";
import type { Entry } from "../kernel/entry";
import { frameInfo, MAIN } from "../kernel/frame_info";
import type { Guard } from "../kernel/guard";
import type { Kernel, Makers } from "../kernel/kernel";
import { randomName } from "../kernel/random";
import { takeTimeouts, type Timer } from "../kernel/timers";
import type { Unnumbered } from "../kernel/news_queue";
import { promised } from "../kernel/turns";
import type { Answer, Arrived, Channel, CompanionNews } from "./channel";
import { digest } from "./digest";
import { type SyncRequest, SyncRequests } from "./sync_requests";

const { assign, defineProperty } = Object;

/** Milliseconds after which a kernel is made in any case: of a document that Python may not know, and of others. */
const MOMENT = 50;
const LONGER = 200;
/**
 * Of the messages that ask for an `Arrived`, for all news of what has happened until now, and to navigate. Channels have higher
 * ones.
 */
const ARRIVED = 0;
const SYNC = -1;
const MOVED = -2;

/** What is in the script that makes a Beginning. */
export interface Parts {
  guard: Guard;
  makers: Makers;
  /** Chunks that are made once a turn needs them. */
  stock: Makers;
  /** Returns a new kernel with an entry that has no name. */
  make(entry: Entry): Kernel;
  send(message: string): void;
}

/** What Python has received before there was a kernel. */
export interface Earlier {
  frames: FrameInfo[];
  news: News[];
}

/** A turn that was begun without a kernel. If one is made, the turn ends at once. */
interface WaitingTurn {
  /** It has the companion navigate, and usually goes away with the document. */
  moves: boolean;
  isReady(): boolean;
  end(): void;
}

/** The chunk that documents have while requests are routed. It needs no kernel before there are frames. */
const SYNC_REQUESTS = "sync_requests";

/** Elements without those that are frequent and can't have shadow trees. */
const MAY_HAVE_SHADOW =
  "*:not(a,b,br,button,code,dd,dl,dt,em,form,head,html,i,img,input,label,li,link,meta,ol,option,path,pre,script,select," +
  "small,strong,style,svg,table,tbody,td,th,thead,title,tr,ul)";

type Ask = (beginning: Beginning) => void;

export class Beginning {
  readonly #timeouts = takeTimeouts(window);
  readonly #doc = randomName();
  #entry: Entry | undefined;
  #settings: Settings | undefined;
  /** Chunks that the document begins with beside the core and the companion's. */
  #others: Makers = { __proto__: null as never };
  #kernel: Kernel | undefined;
  #timer: Timer | undefined;
  #arrived: Arrived | undefined;
  #whenArrived: ((arrived: Arrived) => void) | undefined;
  /** The companion's, which neither Python nor a kernel has received. */
  #news: CompanionNews[] = [];
  /** Python knows the document. */
  #earlier: Earlier | undefined;
  #syncRequests: SyncRequests | undefined;
  #turn: WaitingTurn | undefined;
  /** A navigation of the companion's is over, and the document is still there. */
  #hasMoved = false;

  constructor(private readonly parts: Parts) {}

  /** Called before `begin`. */
  take(chunks: Makers): void {
    this.#others = chunks;
  }

  /** Python is known, and what it wants of documents. */
  begin(entry: Entry, settings: Settings): void {
    if (this.#entry || (window as unknown as Record<string, unknown>)[entry.name]) return;
    this.parts.guard.inside(() => {
      this.#entry = entry;
      this.#settings = settings;
      const { makers } = this.parts;
      makers.core = (window) => (makers.base as unknown as (window: Window, entry: Entry) => Kernel)(window, entry);
      this.#open(entry);
      this.#ask("arrived", { doc: this.#doc }, ARRIVED);
      if (SYNC_REQUESTS in this.#others) this.syncRequests.cover(window);
      if (this.#isNeeded()) this.#make();
      else this.#wait();
    });
  }

  /**
   * Puts the kernel behind a property of the window, as `install` does. Callers that know the secret can also ask for what
   * needs no kernel: `ask` is called with this.
   */
  #open({ name, secret }: Entry): void {
    const value = (given: unknown, another?: Kernel, ask?: Ask): Kernel | undefined => {
      if (given !== secret) return undefined;
      if (!ask) return (this.#kernel = another ?? this.#present);
      this.inside(() => ask(this));
      return undefined;
    };
    defineProperty(window, name, { __proto__: null, value } as PropertyDescriptor);
  }

  /** What is to happen before the first script of the page, and frames, whose page counts on their kernels. */
  #isNeeded(): boolean {
    for (const name in this.#others) if (name !== SYNC_REQUESTS) return true;
    return !!this.#settings!.clock || window !== window.top;
  }

  /** A page that navigates by itself is left soon, and what is in progress then has to be known. */
  #wait(): void {
    const { after } = this.#timeouts;
    const make = () => void this.#present;
    this.#timer = after(MOMENT, () => {
      if (this.#earlier) this.#timer = after(LONGER - MOMENT, make);
      else make();
    });
    const navigation = (window as { navigation?: EventTarget }).navigation;
    const navigates = (event: Event) =>
      this.parts.guard.inside(() => {
        if (this.#kernel || this.#turn?.moves || (event as NavigateEvent).destination.sameDocument) return;
        this.#make().leaving.navigates(event as NavigateEvent);
      });
    navigation?.addEventListener("navigate", navigates);
  }

  /** Those of the document, and of frames that its kernel reaches. */
  get syncRequests(): SyncRequests {
    return (this.#syncRequests ??= new SyncRequests(this));
  }

  inside<T>(action: () => T): T {
    return (this.#kernel ?? this.parts.guard).inside(action);
  }

  get routes(): Settings["routes"] {
    return (this.#kernel?.settings ?? this.#settings)?.routes;
  }

  report(request: SyncRequest): void {
    this.#ask("routes.sync", request);
  }

  /** The kernel, which is made if there is none. */
  get #present(): Kernel {
    return this.#kernel ?? this.#make();
  }

  #make(): Kernel {
    const { guard, makers, stock, make, send } = this.parts;
    if (this.#timer !== undefined) this.#timeouts.cancel(this.#timer);
    return guard.inside(() => {
      const entry = { __proto__: null, doc: this.#doc } as unknown as Entry;
      const kernel = (this.#kernel = make(entry));
      kernel.makers = makers;
      kernel.reach = send;
      kernel.beginning = this;
      assign(entry, this.#entry);
      kernel.inside(() => {
        kernel.open();
        if (this.#earlier) kernel.repeat(this.#earlier);
        makers.companion!(window, kernel);
        kernel.channel!.begin(this.#settings!, this.#others, stock);
        this.#goOn();
      });
      return kernel;
    });
  }

  // -- what the companion says of the document -----------------------------------------------------------------------

  /** The companion calls this with what a message of that id has asked for. */
  answered(id: number, answer: Answer): void {
    if (id > 0) this.#channel.answered(id, answer);
    else if (id === MOVED) {
      this.#hasMoved = true;
      this.#goOn();
    } else if ("value" in answer) {
      if (id === SYNC) this.#arrived!.isUpToDate = true;
      else {
        this.#arrived = answer.value as Arrived;
        this.#news.unshift(...this.#arrived.news);
        this.#whenArrived?.(this.#taken());
      }
      this.#goOn();
    }
  }

  #ask(ask: string, params: object, id?: number): void {
    this.parts.send(JSON.stringify({ id, ask, params }));
  }

  /** The companion calls this with its news of the tab. Those that ask Python something take a kernel. */
  received(news: CompanionNews[]): void {
    if (this.#kernel) this.#channel.received(news);
    else if (this.#news.push(...news) && this.#asks) this.#make();
  }

  /** Whether the page waits until Python answers. */
  get #asks(): boolean {
    return this.#news.some(({ kind }) => kind.endsWith("call"));
  }

  /** Calls back once that is known: at once if it is already. */
  onArrival(action: (arrived: Arrived) => void): void {
    if (this.#arrived) action(this.#taken());
    else this.#whenArrived = action;
  }

  /** With the news that neither Python nor the kernel has received. */
  #taken(): Arrived {
    return { ...this.#arrived!, news: this.#news.splice(0) };
  }

  /** Of the kernel, which is made if there is none. */
  get #channel(): Channel {
    return this.#present.channel!;
  }

  // -- Python's first turn -------------------------------------------------------------------------------------------

  get proof(): string {
    return this.#entry!.proof;
  }

  /**
   * The turn's text calls this. Returns undefined if it takes a kernel to answer. The reply waits for what the companion says of
   * the document, and for all news until its load event. If the kernel is made before, that takes the turn.
   */
  turn(message: Message, needs: string[]): Reply | Promise<Reply> | undefined {
    if (this.#kernel || this.#turn) return undefined;
    const moves = this.#moves(message);
    if (!moves && (this.#earlier || !this.#isAbout(message))) return undefined;
    const { companionAck } = message;
    if (companionAck) this.#ask("seen", { companionAck });
    return moves ? this.#move(message, needs) : this.#find(message, needs);
  }

  #find(message: Message, needs: string[]): Reply | Promise<Reply> {
    const end = () => (!this.#kernel && this.#answers(message) ? this.#reply(message) : this.#channel.turn(message, needs));
    const isReady = () => this.#isReady();
    return isReady() ? end() : promised((answer) => (this.#turn = { moves: false, isReady, end: () => answer(end()) }));
  }

  /** If the document stays, a kernel goes on with the navigation. */
  #move(message: Message, needs: string[]): Promise<Reply> {
    this.#hasMoved = false;
    this.#ask("tabs.navigate", message.start![0]!.params, MOVED);
    const isReady = () => this.#hasMoved;
    return promised((answer) => (this.#turn = { moves: true, isReady, end: () => answer(this.#channel.turn(message, needs)) }));
  }

  /** Whether the turn only has the companion navigate, away from this document. */
  #moves(message: Message): boolean {
    const { start, resume, cancel, stays } = message;
    const command = start?.[0];
    if (command?.op !== "tabs.navigate" || command.trace !== undefined || resume || cancel || stays) return false;
    const { id } = command.params as Commands["tabs.navigate"]["params"];
    return !!this.#arrived && this.#arrived.navigation !== id && !this.#asks && this.#hasSettings(message);
  }

  /** Whether there is all that a turn waits for. Asks for what is missing: each time it is called, something has come. */
  #isReady(): boolean {
    if (!this.#arrived) return false;
    if (!this.#arrived.isUpToDate) this.#ask("network.sync", {}, SYNC);
    return this.#arrived.isUpToDate;
  }

  /** Whether the turn only asks how this document was loaded. It is answered once, then the kernel takes it. */
  #isAbout({ start }: Message): boolean {
    const command = start?.[0];
    if (!command || (command.frame ?? MAIN) !== MAIN || hasFrames()) return false;
    if (command.op === "tabs.navigate") return this.#isGoal(command.params as Commands["tabs.navigate"]["params"]);
    if (command.op !== "page.arrive") return false;
    const { network, after, state } = command.params as Commands["page.arrive"]["params"];
    return !network && after !== this.#doc && state !== "networkidle" && document.readyState === "complete";
  }

  /** Whether the navigation has led here. Before the companion has answered, that is not known, nor that all is loaded. */
  #isGoal({ id, state }: Commands["tabs.navigate"]["params"]): boolean {
    if (!this.#arrived) return true;
    return this.#arrived.navigation === id && state !== "networkidle" && document.readyState === "complete";
  }

  /** Something has come that the turn may wait for. */
  #goOn(): void {
    const turn = this.#turn;
    if (!turn || !(this.#kernel || turn.isReady())) return;
    this.#turn = undefined;
    turn.end();
  }

  /**
   * Whether that takes no kernel: it is known what has brought the document, no news ask anything, and documents begin with the
   * turn's settings. They have all of them, but for what only the companion needs.
   */
  #answers(message: Message): boolean {
    return !!this.#arrived!.brought && !this.#asks && this.#isAbout(message) && this.#hasSettings(message);
  }

  /** Whether documents begin with the turn's settings. */
  #hasSettings({ settings }: Message): boolean {
    const text = settings && JSON.stringify(settings);
    return !text || text === JSON.stringify(this.#settings) || digest(text) === this.#arrived!.settings;
  }

  #reply({ start, companionAck = 0 }: Message): Reply {
    const frames: [FrameInfo] = [frameInfo(MAIN, null, window.name, window, this.#doc)];
    const requests = this.#arrived!.brought!;
    const fresh = this.#taken().news.filter((item) => item.companionSeq > companionAck);
    const seq = Math.floor((performance.timeOrigin + performance.now()) * 1000); // as in a kernel's queue of news
    const news = inOrder(fresh, requests, frames).map((item, at) => ({ ...item, seq: seq + at })) as News[];
    this.#earlier = { frames, news };
    const outcomes = [{ id: start![0]!.id, status: "done", value: { ...arrivalOf(window), requests } }];
    return { __proto__: null, doc: this.#doc, outcomes, news, chunks: ["companion"], leaving: false } as unknown as Reply;
  }
}

/** The news with the frames. As the browser does it, the document is there after its response, and loaded after all others. */
function inOrder(news: CompanionNews[], requests: Reported[], frames: [FrameInfo]): Unnumbered[] {
  const last = requests.at(-1)!.request;
  const at = news.findIndex((item) => item.kind === "response" && item.request === last) + 1;
  const loading: Unnumbered[] = news.length ? [{ kind: "frames", frames: [{ ...frames[0], state: "loading" }] }] : [];
  return [...news.slice(0, at), ...loading, ...news.slice(at), { kind: "frames", frames }];
}

/** Whether there may be frames: a window does not count those in shadow trees. */
function hasFrames(): boolean {
  if (window[0]) return true;
  const all = document.querySelectorAll(MAY_HAVE_SHADOW);
  for (let at = 0; at < all.length; at++) if (all[at]!.shadowRoot) return true;
  return false;
}
