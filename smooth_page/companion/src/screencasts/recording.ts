/** The pictures of a tab that Python has not fetched yet, for one use of them. They are bounded. */
import type { ScreencastFrame, ScreencastPiece } from "../../../runtime/src/commands";

/** Characters of base64 that are kept at most. */
const MOST = 32 << 20;
/** Characters that Python fetches at once. */
const PIECE = 4 << 20;
/** Of pictures that Python waits for, so many of the latest: it may take its time with each. */
const LIVE = 25;

export class Recording {
  #frames: ScreencastFrame[] = [];
  #size = 0;
  #last = 0;
  /** Milliseconds between two pictures: more of them once there were too many. */
  #apart = 0;
  /** When they were reported to Python. */
  reported: number | undefined;

  /** `between`: milliseconds between two pictures, at least. */
  constructor(
    private readonly live: boolean,
    private readonly between: number,
  ) {}

  /** How long the first one waits by now, in ms. */
  get waits(): number {
    return this.#frames.length ? Date.now() - this.#frames[0]!.time : 0;
  }

  get size(): number {
    return this.#size;
  }

  add(frame: Omit<ScreencastFrame, "number">): void {
    const [before, last] = this.#frames.slice(-2);
    const apart = Math.max(this.#apart, this.between);
    if (last && last.time - before!.time < apart) this.#drop(this.#frames.length - 1); // the later one counts
    this.#frames.push({ ...frame, number: ++this.#last });
    this.#size += frame.base64.length;
    if (this.live && this.#frames.length > LIVE) this.#drop(0);
    while (this.#size > MOST && this.#frames.length > 2) this.#thin();
  }

  #drop(at: number): void {
    const [gone] = this.#frames.splice(at, 1);
    this.#size -= gone!.base64.length;
  }

  /** Every second picture goes, so that what remains shows the whole time. */
  #thin(): void {
    for (let at = this.#frames.length - 2; at > 0; at -= 2) this.#drop(at);
    const { length } = this.#frames;
    if (length > 1) this.#apart = (this.#frames.at(-1)!.time - this.#frames[0]!.time) / length;
  }

  /** Python has those up to that number. */
  seen(number: number): void {
    const rest = this.#frames.filter((frame) => frame.number > number);
    if (rest.length < this.#frames.length) this.#apart = 0;
    this.#frames = rest;
    this.#size = rest.reduce((size, { base64 }) => size + base64.length, 0);
  }

  /** The earliest ones. */
  piece(): ScreencastPiece {
    this.reported = undefined;
    let size = 0;
    const frames = this.#frames.filter(({ base64 }, at) => (size += base64.length) <= PIECE || at === 0);
    return { frames, more: frames.length < this.#frames.length, now: Date.now() };
  }
}
