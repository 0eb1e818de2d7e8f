/** Reports as news when the frame tree, the address of a frame or its loading state changes. */
import type { FrameInfo } from "../contract";
import type { Unnumbered } from "./news_queue";
import type { Realms } from "./realms";
import type { Timer, Timers } from "./timers";

type AnyWindow = Window & typeof globalThis;

/** Events after which a window, or its address, may be another one. */
const OF_WINDOWS = ["load", "pageshow", "hashchange", "popstate"];

const CHILDREN = { childList: true, subtree: true };

/** Milliseconds after which a document without frames is checked, if no turn comes before. */
const MOMENT = 50;

export class FrameWatch {
  #reported = "";
  /** The address is already that of the next document, which reports it itself. */
  silent = false;
  /** Whether there were frames of other origins at the last check. */
  hasForeign = false;
  /** How many frames each window had when they were last counted. */
  #counts: [window: AnyWindow, frames: number, document: Document, inShadow: number][] = [];
  readonly #watched = new WeakSet<Document>();
  readonly #insertions: MutationObserver;
  /** At the last check, there was no frame, and no shadow tree that could have one. */
  #isAlone = false;
  /** The document has changed since it was searched for shadow trees. */
  #isTouched = false;
  #later: Timer | undefined;

  constructor(
    private readonly realms: Realms,
    private readonly timers: Timers,
    private readonly tell: (news: Unnumbered) => void,
    /** Calls something inside the guard. */
    private readonly inside: <T>(action: () => T) => T,
    /** Called at every check, with the windows of all frames except the main one. */
    private readonly looked: (frames: AnyWindow[]) => void,
    /** Whether a turn waits for news. Called outside the guard. */
    private readonly isAwaited: () => boolean,
  ) {
    this.#insertions = new MutationObserver((records) => {
      if (this.#hasNoFrames()) this.#isTouched = true;
      else
        this.inside(() => {
          this.#touch(records);
          if (this.#framesCameOrWent()) this.look();
        });
    });
  }

  /** Outside the guard, as the next one: a page can replace nothing of what they use. */
  #hasNoFrames(): boolean {
    return this.#isAlone && !this.realms.window[0];
  }

  /** Many events come while a document loads. The guard takes longer than the rest. */
  #notice(): void {
    if (!this.#hasNoFrames() || this.isAwaited()) this.inside(() => void this.look());
    else this.#later ??= this.timers.after(MOMENT, () => this.inside(() => void this.look()));
  }

  /**
   * Begins to watch a document that has just begun, and has no frame yet. The first turn reports it, or a check in a moment:
   * most documents get that turn before, and have not yet much to look at now.
   */
  begin(): void {
    const { window } = this.realms;
    const { document } = window;
    if (document.documentElement || window !== window.top) return void this.look();
    this.#listen(window, document, false);
    this.#counts = [[window, 0, document, 0]];
    this.#isAlone = this.#isTouched = true;
    this.#notice();
  }

  /** Python knows of these. */
  reported(frames: FrameInfo[]): void {
    this.#reported = JSON.stringify(frames);
  }

  /** Compares with what was reported last, and begins to watch new documents. */
  look(): FrameInfo[] {
    if (this.#later !== undefined) this.timers.cancel(this.#later);
    this.#later = undefined;
    this.#counts = [];
    this.#touch(this.#insertions.takeRecords());
    if (this.#isTouched) this.realms.shadowFrames.touch(this.realms.window.document);
    this.#isTouched = false;
    for (const { window, document, parent } of this.realms.all()) {
      this.#listen(window, document, parent !== undefined);
      this.#counts.push([window, window.length, document, this.realms.shadowFrames.in(document).length]);
    }
    this.#isAlone = this.#counts.length === 1 && !this.realms.shadowFrames.hasRoots(this.realms.window.document);
    this.looked(this.#counts.slice(1).map(([window]) => window));
    const frames = this.realms.tree();
    this.hasForeign = frames.some((frame) => !frame.reachable);
    const present = JSON.stringify(frames);
    if (present !== this.#reported && !this.silent) {
      this.#reported = present;
      this.tell({ kind: "frames", frames: frames as [FrameInfo, ...FrameInfo[]] });
    }
    return frames;
  }

  /** Added again at every check, as `document.open` removes all listeners. Adding one twice has no effect. */
  #listen(window: AnyWindow, document: Document, isFrame: boolean): void {
    for (const event of OF_WINDOWS) window.addEventListener(event, this.#changed, true);
    document.addEventListener("readystatechange", this.#progressed);
    document.addEventListener("load", this.#elementLoaded, true);
    // pushState and replaceState have no event of their own, the Navigation API has.
    (window as any).navigation?.addEventListener("currententrychange", this.#changed);
    if (isFrame) window.addEventListener("pagehide", this.#replaced, true);
    if (!this.#watched.has(document)) this.#insertions.observe(document, CHILDREN);
    this.#watched.add(document);
    for (const root of this.realms.shadowFrames.search(document, this.timers.now())) this.#insertions.observe(root, CHILDREN);
  }

  #touch(records: MutationRecord[]): void {
    for (const { target } of records) this.realms.shadowFrames.touch(target.ownerDocument ?? (target as Document));
  }

  readonly #changed = (): void => this.#notice();

  /** Its scripts may have attached shadow roots, which causes no mutation. */
  readonly #progressed = (event: Event): void => {
    this.#isTouched = true;
    if (!this.#hasNoFrames()) this.inside(() => this.realms.shadowFrames.touch(event.target as Document));
    this.#notice();
  };

  /**
   * A frame of another origin reports nothing itself. Its load event does not reach the window, but its element's does.
   */
  readonly #elementLoaded = (event: Event): void => {
    if (this.#hasNoFrames()) return;
    this.inside(() => {
      const { localName } = event.target as Element;
      if (localName === "iframe" || localName === "frame") this.look();
    });
  };

  /**
   * The document of a frame is being replaced. In Chromium, a message posted now arrives when the next document exists
   * and none of its scripts has run, even for the empty document that a frame begins with.
   */
  readonly #replaced = (): void => this.inside(() => this.timers.soon(this.#changed));

  /** New frames in shadow trees are not noticed here, but at the next check. */
  #framesCameOrWent(): boolean {
    return this.#counts.some(([window, frames, document, inShadow]) => {
      return window.length !== frames || this.realms.shadowFrames.in(document).length !== inShadow;
    });
  }
}
