/**
 * What a document begins with where the session has the companion.
 *
 * It makes the kernel when something needs that, or after a moment: many documents are left before. Python's first turn in
 * a document usually asks how it was loaded, which is answered without a kernel.
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
import type { Arrived } from "./channel";
import { digest } from "./digest";

const { assign, defineProperty } = Object;

/** Milliseconds after which a kernel is made in any case: of a document that Python may not know, and of others. */
const MOMENT = 50;
const LONGER = 200;
/** Of the message that asks for an `Arrived`. Channels have higher ones. */
const ARRIVED = 0;

/** What is in the script that makes a Beginning. */
export interface Parts {
  guard: Guard;
  makers: Makers;
  /** Returns a new kernel with an entry that has no name. */
  make(entry: Entry): Kernel;
  send(message: string): void;
}

/** What Python has received before there was a kernel. */
export interface Earlier {
  frames: FrameInfo[];
  news: News[];
}

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
  /** Python knows the document. */
  #isKnown = false;
  #arrived: Arrived | undefined;
  #whenArrived: ((arrived: Arrived) => void) | undefined;
  #earlier: Earlier | undefined;

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
      this.parts.makers.core = (window) => this.#core(window, entry);
      this.#open(entry);
      this.parts.send(JSON.stringify({ id: ARRIVED, ask: "arrived", params: { doc: this.#doc } }));
      if (this.#isNeeded()) this.#make();
      else this.#wait();
    });
  }

  #core(window: Window & typeof globalThis, entry: Entry): Kernel {
    return (this.parts.makers.base as unknown as (window: Window, entry: Entry) => Kernel)(window, entry);
  }

  /**
   * Puts the kernel behind a property of the window, as `install` does. Callers that know the secret can also ask for what
   * needs no kernel: `ask` is called with this.
   */
  #open({ name, secret }: Entry): void {
    const value = (given: unknown, another?: Kernel, ask?: Ask): Kernel | undefined => {
      if (given !== secret) return undefined;
      if (!ask) return (this.#kernel = another ?? this.#kernel ?? this.#make());
      (this.#kernel ?? this.parts.guard).inside(() => ask(this));
      return undefined;
    };
    defineProperty(window, name, { __proto__: null, value } as PropertyDescriptor);
  }

  /** What is to happen before the first script of the page, and frames, whose page counts on their kernels. */
  #isNeeded(): boolean {
    for (const _ in this.#others) return true;
    return !!this.#settings!.clock || window !== window.top;
  }

  /** A page that navigates by itself is left soon, and what is in progress then has to be known. */
  #wait(): void {
    this.#timer = this.#timeouts.after(MOMENT, () => {
      if (this.#isKnown) this.#timer = this.#timeouts.after(LONGER - MOMENT, () => void (this.#kernel ?? this.#make()));
      else if (!this.#kernel) this.#make();
    });
    const navigation = (window as { navigation?: EventTarget }).navigation;
    const navigates = (event: Event) =>
      this.parts.guard.inside(() => {
        if (this.#kernel || (event as NavigateEvent).destination.sameDocument) return;
        this.#make().leaving.navigates(event as NavigateEvent);
      });
    navigation?.addEventListener("navigate", navigates);
  }

  #make(): Kernel {
    const { guard, makers, make, send } = this.parts;
    if (this.#timer !== undefined) this.#timeouts.cancel(this.#timer);
    return guard.inside(() => {
      const entry = { __proto__: null, doc: this.#doc } as unknown as Entry;
      const kernel = (this.#kernel = make(entry));
      kernel.makers = makers;
      kernel.reach = send;
      kernel.beginning = this;
      assign(entry, this.#entry);
      kernel.inside(() => this.#begin(kernel));
      return kernel;
    });
  }

  #begin(kernel: Kernel): void {
    kernel.open();
    this.parts.makers.companion!(window, kernel);
    for (const other in this.#others) (this.parts.makers[other] = this.#others[other]!)(window, kernel);
    kernel.begin(this.#settings!, this.#earlier);
    const { clock } = kernel.settings;
    if (!clock) return;
    const { time, at, paused, fixed } = clock;
    const now = paused ? time : time + Date.now() - at;
    const start = [{ id: 1, op: "clock.install", params: { time: now, paused }, timeout: 0 }];
    if (fixed !== undefined) start[1] = { id: 0, op: "clock.setFixedTime", params: { time: fixed } as never, timeout: 0 };
    void kernel.turn({ __proto__: null, slice: -1, start } as unknown as Message);
  }

  // -- what the companion says of the document -----------------------------------------------------------------------

  /** The companion calls this. */
  answered(arrived: Arrived): void {
    this.#arrived = arrived;
    this.#whenArrived?.(arrived);
  }

  /** Calls back once that is known: at once if it is already. */
  onArrival(action: (arrived: Arrived) => void): void {
    if (this.#arrived) action(this.#arrived);
    else this.#whenArrived = action;
  }

  // -- Python's first turn -------------------------------------------------------------------------------------------

  get proof(): string {
    return this.#entry!.proof;
  }

  /** The turn's text calls this. Returns undefined if it takes a kernel to answer. */
  turn(message: Message): Reply | undefined {
    const [requests, command] = [this.#requestsFor(message), message.start?.[0]];
    if (!requests || !command) return undefined;
    const frames = [frameInfo(MAIN, null, window.name, document, this.#doc)];
    const seq = Math.floor((performance.timeOrigin + performance.now()) * 1000); // as in a kernel's queue of news
    const news: News[] = [{ kind: "frames", frames: frames as [FrameInfo], seq }];
    this.#earlier = { frames, news };
    this.#isKnown = true;
    const value = { ...arrivalOf(window), requests };
    const outcomes = [{ id: command.id, status: "done", value }];
    return { __proto__: null, doc: this.#doc, outcomes, news, chunks: ["companion"], leaving: false } as unknown as Reply;
  }

  /** What has brought the document, if that is all that the turn asks, and there is nothing else to say. */
  #requestsFor({ start, settings }: Message): Reported[] | undefined {
    const command = start?.[0];
    if (this.#kernel || !this.#arrived || command?.op !== "page.arrive" || (command.frame ?? MAIN) !== MAIN) return undefined;
    const params = command.params as Commands["page.arrive"]["params"];
    if (params.network || params.after === this.#doc) return undefined;
    if (params.state === "networkidle" || document.readyState !== "complete" || hasFrames()) return undefined;
    const { news, brought, settings: known } = this.#arrived;
    return news.length || (settings && !this.#hasGiven(settings, known)) ? undefined : brought;
  }

  /** Whether documents begin with these settings. They have all of them, but for what only the companion needs. */
  #hasGiven(settings: Settings, known: string): boolean {
    const text = JSON.stringify(settings);
    return text === JSON.stringify(this.#settings) || digest(text) === known;
  }
}

/** Whether there may be frames: a window does not count those in shadow trees. */
function hasFrames(): boolean {
  if (window[0]) return true;
  const all = document.querySelectorAll(MAY_HAVE_SHADOW);
  for (let at = 0; at < all.length; at++) if (all[at]!.shadowRoot) return true;
  return false;
}
