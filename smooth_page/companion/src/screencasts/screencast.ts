/** The pictures of a tab, as the browser draws them. All uses share them: the largest size and the best quality count. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { ScreencastSettings } from "../../../runtime/src/contract";
import type { Tab } from "../tab";
import { Recording } from "./recording";

/** Pictures are reported when so many characters, or ms, have come together, and at once if Python waits for them. */
const REPORTED_SIZE = 2 << 20;
const REPORTED_AFTER = 5000;
/** They are reported again after so many ms: Python does not fetch them while it calls the user's function. */
const LIVE_AGAIN = 250;
/** Of recordings that have ended, so many are kept for Python. */
const ENDED_KEPT = 16;
/** Milliseconds in which the browser sends the last picture. */
const LAST_COMES = 100;
/** Between two pictures that are at least so many milliseconds apart the browser does not record. */
const RESTS = 100;
/** A use gets pictures that come a little early. */
const EARLY = 0.75;

type Frame = Protocol.Page.ScreencastFrameEvent;

export class Screencast {
  #uses: ScreencastSettings[] = [];
  /** The last ones that there were: the last picture is theirs. */
  #ending: ScreencastSettings[] = [];
  /** The parameters with which the browser sends pictures; "" if it does not. */
  #present = "";
  #changing: Promise<void> = Promise.resolve();
  #latest = 0;
  /** Pictures that have come and are not acknowledged yet. */
  readonly #waiting = new Set<() => void>();
  /** Set while the last picture is awaited. */
  #next: (() => void) | undefined;
  /** The picture before, as base64. */
  #before = "";
  /** The next picture is the first since the browser has begun to record. */
  #isFirst = true;
  /** Set while the browser does not record. */
  #rests: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tab: Tab) {}

  /** Brings it to what the tab's settings say. */
  renew(): Promise<void> {
    const { companion, id, window } = this.tab;
    if (this.#uses.length) this.#ending = this.#uses;
    this.#uses = companion.memory.settingsOf(id).screencasts ?? [];
    for (const use of this.#uses) companion.recordings.open(window, use);
    this.#changing = this.#changing.then(() => this.#change()).catch(() => {}); // the tab has been closed
    return this.#changing;
  }

  async #change(): Promise<void> {
    const wanted = this.#uses.length ? JSON.stringify(this.#params()) : "";
    if (wanted === this.#present) return;
    if (this.#present) {
      if (!wanted) await this.#last();
      await this.#stop();
    }
    this.#present = wanted;
    this.#before = "";
    if (wanted) await this.#start();
  }

  async #start(): Promise<void> {
    clearTimeout(this.#rests);
    this.#rests = undefined;
    this.#isFirst = true;
    await this.tab.page.send("Page.startScreencast", this.#params());
  }

  async #stop(): Promise<void> {
    clearTimeout(this.#rests);
    await this.tab.page.send("Page.stopScreencast");
  }

  /**
   * The browser draws and scales a picture each time that it paints, even if the last one was not acknowledged. So the
   * screencast rests between two pictures. It begins again with what it shows then: if that is new, it rests again;
   * else the next one comes when it paints.
   */
  #rest(pause: number): void {
    this.#rests = setTimeout(() => this.#again(), pause);
    this.tab.page.send("Page.stopScreencast").catch(() => {}); // the tab has been closed
  }

  /** Begins again. The browser may have forgotten to, where another document has taken the place of the one before. */
  #again(): void {
    const start = () => (this.#present && !this.#next ? this.#start() : undefined);
    this.#changing = this.#changing.then(start).catch(() => {}); // the tab has been closed
  }

  #params(): Protocol.Page.StartScreencastRequest {
    const most = (of: (use: ScreencastSettings) => number) => Math.max(...this.#uses.map(of));
    const [quality, maxWidth, maxHeight] = [most((use) => use.quality), most((use) => use.width), most((use) => use.height)];
    return { format: "jpeg", quality, maxWidth, maxHeight };
  }

  event(method: string, params: unknown): void {
    if (method === "Page.screencastFrame") this.#came(params as Frame);
    else if (method === "Page.frameNavigated" && !(params as Protocol.Page.FrameNavigatedEvent).frame.parentId) this.#again();
  }

  #came({ data, metadata, sessionId }: Frame): void {
    const time = (metadata.timestamp ?? Date.now() / 1000) * 1000;
    const { deviceWidth: width, deviceHeight: height } = metadata;
    const isNew = data !== this.#before;
    this.#before = data;
    const uses = this.#next ? this.#ending : this.#uses;
    if (isNew) for (const use of uses) this.#add(use, { base64: data, time, width, height });
    const pause = 1000 / Math.max(1, ...uses.map(({ rate }) => rate));
    const rests = pause >= RESTS && !this.#next;
    this.#acknowledge(sessionId, rests ? 0 : pause);
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (rests && (isNew || !isFirst)) this.#rest(pause);
    this.#next?.();
  }

  #add(use: ScreencastSettings, frame: { base64: string; time: number; width: number; height: number }): void {
    const { name, live } = use;
    const recording = this.tab.companion.recordings.open(this.tab.window, use);
    recording.add(frame);
    const now = Date.now();
    if (recording.reported !== undefined && now - recording.reported < (live ? LIVE_AGAIN : REPORTED_AFTER)) return;
    if (!(live || recording.size > REPORTED_SIZE || recording.waits > REPORTED_AFTER)) return;
    recording.reported = now;
    this.tab.tell({ kind: "screencast", name });
  }

  /** The browser sends the next picture only then: not more of them than anything here needs. */
  #acknowledge(sessionId: number, pause: number): void {
    const now = Date.now();
    this.#latest = Math.max(now, this.#latest + pause);
    const acknowledge = () => {
      this.#waiting.delete(acknowledge);
      this.tab.page.send("Page.screencastFrameAck", { sessionId }).catch(() => {}); // it has ended
    };
    this.#waiting.add(acknowledge);
    setTimeout(() => this.#waiting.has(acknowledge) && acknowledge(), this.#latest - now);
  }

  /** What the tab shows at the end may be held back, because the picture before it came a moment ago. */
  async #last(): Promise<void> {
    if (!this.#waiting.size && this.#rests === undefined) return;
    const next = new Promise<void>((resolve) => (this.#next = resolve));
    if (this.#rests !== undefined) await this.#start();
    for (const acknowledge of [...this.#waiting]) acknowledge();
    await Promise.race([next, new Promise((resolve) => setTimeout(resolve, LAST_COMES))]);
    this.#next = undefined;
  }
}

/** By windows and names. They remain when their tabs are closed. */
export class Recordings {
  readonly #all = new Map<string, Recording>();

  open(window: string, { name, live, rate }: ScreencastSettings): Recording {
    const key = keyOf(window, name);
    let recording = this.#all.get(key);
    if (!recording) this.#all.set(key, (recording = new Recording(live, (EARLY * 1000) / Math.max(1, rate))));
    return recording;
  }

  get(window: string, name: string): Recording | undefined {
    return this.#all.get(keyOf(window, name));
  }

  /** Python has all of it. */
  forget(window: string, name: string): void {
    this.#all.delete(keyOf(window, name));
  }

  /** A tab is closed: Python may still fetch what it has shown, but not of any number of tabs. */
  closed(open: Set<string>): void {
    const ended = [...this.#all.keys()].filter((key) => !open.has(key.slice(0, key.lastIndexOf(" "))));
    for (const key of ended.slice(0, -ENDED_KEPT)) this.#all.delete(key);
  }
}

function keyOf(window: string, name: string): string {
  return `${window} ${name}`;
}
