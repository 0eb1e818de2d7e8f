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

type Frame = Protocol.Page.ScreencastFrameEvent;

export class Screencast {
  #uses: ScreencastSettings[] = [];
  /** The parameters with which the browser sends pictures; "" if it does not. */
  #present = "";
  #changing: Promise<void> = Promise.resolve();
  #latest = 0;

  constructor(private readonly tab: Tab) {}

  /** Brings it to what the tab's settings say. */
  renew(): Promise<void> {
    const { companion, id, window } = this.tab;
    this.#uses = companion.memory.settingsOf(id).screencasts ?? [];
    for (const { name, live } of this.#uses) companion.recordings.open(window, name, live);
    this.#changing = this.#changing.then(() => this.#change()).catch(() => {}); // the tab has been closed
    return this.#changing;
  }

  async #change(): Promise<void> {
    const wanted = this.#uses.length ? JSON.stringify(this.#params()) : "";
    if (wanted === this.#present) return;
    const { page } = this.tab;
    if (this.#present) await page.send("Page.stopScreencast");
    this.#present = wanted;
    if (wanted) await page.send("Page.startScreencast", this.#params());
  }

  #params(): Protocol.Page.StartScreencastRequest {
    const most = (of: (use: ScreencastSettings) => number) => Math.max(...this.#uses.map(of));
    const [quality, maxWidth, maxHeight] = [most((use) => use.quality), most((use) => use.width), most((use) => use.height)];
    return { format: "jpeg", quality, maxWidth, maxHeight };
  }

  event(method: string, params: unknown): void {
    if (method === "Page.screencastFrame") this.#came(params as Frame);
  }

  #came({ data, metadata, sessionId }: Frame): void {
    const time = (metadata.timestamp ?? Date.now() / 1000) * 1000;
    const { deviceWidth: width, deviceHeight: height } = metadata;
    for (const use of this.#uses) this.#add(use, { base64: data, time, width, height });
    this.#acknowledge(sessionId);
  }

  #add({ name, live }: ScreencastSettings, frame: { base64: string; time: number; width: number; height: number }): void {
    const recording = this.tab.companion.recordings.open(this.tab.window, name, live);
    recording.add(frame);
    const now = Date.now();
    if (recording.reported !== undefined && now - recording.reported < (live ? LIVE_AGAIN : REPORTED_AFTER)) return;
    if (!(live || recording.size > REPORTED_SIZE || recording.waits > REPORTED_AFTER)) return;
    recording.reported = now;
    this.tab.tell({ kind: "screencast", name });
  }

  /** The browser sends the next picture only then: not more of them than anything here needs. */
  #acknowledge(sessionId: number): void {
    const pause = 1000 / Math.max(1, ...this.#uses.map(({ rate }) => rate));
    const now = Date.now();
    this.#latest = Math.max(now, this.#latest + pause);
    setTimeout(() => {
      this.tab.page.send("Page.screencastFrameAck", { sessionId }).catch(() => {}); // it has ended
    }, this.#latest - now);
  }
}

/** By windows and names. They remain when their tabs are closed. */
export class Recordings {
  readonly #all = new Map<string, Recording>();

  open(window: string, name: string, live: boolean): Recording {
    const key = keyOf(window, name);
    let recording = this.#all.get(key);
    if (!recording) this.#all.set(key, (recording = new Recording(live)));
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
