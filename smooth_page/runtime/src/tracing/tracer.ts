/** Reports what a call does, for a trace: its log, where it acts, and what the page shows before, meanwhile and after. */
import type { FrameSnapshot, LogLine, TraceSettings } from "../contract";
import { boxOf, viewSize } from "../dom/geometry";
import type { Kernel } from "../kernel/kernel";
import { type Call, isRunning, type Operation, type Running } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { actedOn } from "../selectors/acted_on";
import { ariaOf } from "./aria";
import { LONGEST, pictureOf, waitFor } from "./pictures";
import { DocumentSnapshots } from "./snapshots";

type Phase = "before" | "action" | "after";

/** What the documents in a frame of another origin show. */
interface Inside {
  frames: FrameSnapshot[];
}

/** What operations say of their call: the call itself has to know. */
const FLAGS = ["dispatched", "ran", "stays", "follows"] as const;

export class Tracer {
  #documents = new WeakMap<Document, DocumentSnapshots>();
  #epoch: number | undefined;
  /** Elements of frames that snapshots have shown. */
  readonly #frames = new Set<Element>();

  /** Of calls that were stopped. */
  readonly #late = new Set<Promise<void>>();

  constructor(readonly kernel: Kernel) {}

  /** Nothing waits for it now. */
  async leave(picture: Promise<void>): Promise<void> {
    this.#late.add(picture);
    await picture;
    this.#late.delete(picture);
  }

  *late(): Running<null> {
    for (const picture of [...this.#late]) yield* waitFor(this.kernel, picture);
    return null;
  }

  get settings(): TraceSettings | null | undefined {
    return this.kernel.settings.trace;
  }

  /** The same operation, which reports what it does as a part of the call of that id. */
  wrap(operation: Operation, id: string): Operation {
    return this.settings ? { ...operation, run: (call) => new TracedCall(this, call, id).run(operation) } : operation;
  }

  snapshots(target: Element | undefined, settings = this.settings): FrameSnapshot[] {
    if (!settings?.snapshots) return [];
    if (this.#epoch !== settings.epoch) this.#documents = new WeakMap();
    this.#epoch = settings.epoch;
    const found: FrameSnapshot[] = [];
    for (const realm of this.kernel.realms()) {
      try {
        found.push(this.#snapshot(realm, target, settings));
      } catch {
        // A frame that is just being replaced has no document.
      }
    }
    return found;
  }

  /** The accessibility tree of the main frame, if the trace has them. */
  aria(): { aria?: string } {
    if (!this.settings?.aria) return {};
    try {
      return { aria: ariaOf(this.kernel.main().document) };
    } catch {
      return {}; // the document is just being replaced
    }
  }

  /** What frames of other origins show comes as news of its own, as soon as they have answered: no call waits for it. */
  elsewhere(news: { call: string; phase: Phase; at: number }): void {
    const { settings } = this;
    if (!settings?.snapshots) return;
    for (const frame of this.#foreign()) void this.#tell(frame, settings, news);
  }

  async #tell(frame: string, settings: TraceSettings, news: object): Promise<void> {
    const frames = await this.#ask(frame, settings);
    if (frames.length) this.kernel.inside(() => this.kernel.tell({ kind: "snapshot", ...news, log: [], frames } as never));
  }

  /** Snapshots of this document, which is in another one, and of the frames in it. The companion calls this. */
  async inside(settings: TraceSettings): Promise<Inside> {
    const frames = this.kernel.inside(() => this.snapshots(undefined, settings));
    for (const frame of this.kernel.inside(() => this.#foreign())) frames.push(...(await this.#ask(frame, settings)));
    return { frames };
  }

  async #ask(frame: string, settings: TraceSettings): Promise<FrameSnapshot[]> {
    const asked = { frame, settings: { ...settings, main: nameOf(frame, settings) } };
    try {
      return (await this.kernel.inside(() => this.kernel.channel!.ask<Inside | null>("trace.inside", asked)))?.frames ?? [];
    } catch {
      return []; // it is being replaced
    }
  }

  /** The frames of other origins, if the companion is there to ask them. */
  #foreign(): string[] {
    const { kernel } = this;
    if (!kernel.channel) return [];
    const found: string[] = [];
    for (const frame of this.#frames) {
      if (!frame.isConnected) this.#frames.delete(frame);
      else if (!kernel.realmIn(frame)) found.push(kernel.frameIdOf(frame) ?? "");
    }
    return found.filter(Boolean);
  }

  #snapshot(realm: Realm, target: Element | undefined, settings: TraceSettings): FrameSnapshot {
    const { document } = realm;
    const begin = this.kernel.now();
    let snapshots = this.#documents.get(document);
    if (!snapshots) {
      snapshots = new DocumentSnapshots(document, (frame) => this.#srcOf(frame, settings), settings.inline);
      this.#documents.set(document, snapshots);
    }
    const { number, html, cut } = snapshots.take(target?.ownerDocument === document ? target : undefined);
    return {
      frame: nameOf(realm.id, settings),
      doc: snapshots.id,
      number,
      url: document.URL,
      doctype: document.doctype?.name ?? "",
      html,
      cut,
      ...viewSize(document),
      took: this.kernel.now() - begin,
    };
  }

  #srcOf(frame: Element, settings: TraceSettings): string | undefined {
    this.#frames.add(frame);
    const id = this.kernel.frameIdOf(frame);
    return id === undefined ? undefined : `/snapshot/${nameOf(id, settings)}`;
  }
}

function nameOf(frame: string, { main, frames }: TraceSettings): string {
  return frame === "main" ? main : `${frames}${frame}`;
}

/** One operation of a call, while it runs. */
class TracedCall {
  readonly #kernel: Kernel;
  /** What is given to the operation instead of the call. */
  readonly #given: Call;
  #reported = 0;
  #times: number[] = [];
  #target: Element | undefined;
  #acted = false;

  constructor(
    private readonly tracer: Tracer,
    private readonly call: Call,
    private readonly id: string,
  ) {
    this.#kernel = tracer.kernel;
    this.#given = Object.create(call) as Call;
    for (const flag of FLAGS) {
      const set = (value: boolean) => {
        if (flag === "dispatched" && value && !call.dispatched) this.#acts();
        call[flag] = value;
      };
      Object.defineProperty(this.#given, flag, { __proto__: null, get: () => call[flag], set } as PropertyDescriptor);
    }
  }

  run(operation: Operation): Running | unknown {
    this.#report("before");
    return this.tracer.settings?.pictures ? this.#withPictures(operation) : this.#made(operation);
  }

  /** The call goes on when they are there. After one that was stopped, they come with the news of the next. */
  *#withPictures(operation: Operation): Running {
    this.#given.beforeInput = () => this.#beforeInput();
    let isOver = false;
    try {
      yield* this.#picture("before");
      const made = this.#made(operation);
      const result = isRunning(made) ? yield* made : made;
      isOver = true;
      return result;
    } catch (error) {
      isOver = true;
      throw error;
    } finally {
      if (isOver) yield* this.#picture("after");
      else void this.tracer.leave(this.#takePicture("after"));
    }
  }

  *#beforeInput(): Running<void> {
    if (this.#acted) return;
    this.#acted = true;
    yield* this.#picture("action");
  }

  /** No call times out because of a picture. */
  *#picture(phase: Phase): Running<void> {
    const picture = this.#takePicture(phase);
    if (this.call.remaining() > LONGEST) yield* waitFor(this.#kernel, picture);
    else void this.tracer.leave(picture);
  }

  async #takePicture(phase: Phase): Promise<void> {
    const at = this.#now();
    let found: { picture: string } | { log: LogLine[] };
    try {
      found = { picture: await pictureOf(this.call) };
    } catch (error) {
      found = { log: [{ at, text: `no picture of the page was taken: ${error instanceof Error ? error.message : String(error)}` }] };
    }
    this.#kernel.inside(() => this.#kernel.tell({ kind: "snapshot", call: this.id, phase, at, log: [], frames: [], ...found } as never));
  }

  #made(operation: Operation): Running | unknown {
    let made: unknown;
    try {
      made = operation.run(this.#given);
    } catch (error) {
      this.#report("after");
      throw error;
    }
    if (isRunning(made)) return this.#steps(made);
    this.#report("after");
    return made;
  }

  *#steps(running: Running): Running {
    try {
      let step = running.next();
      for (;;) {
        this.#stamp();
        if (step.done) return step.value;
        let came: unknown;
        try {
          came = yield step.value;
        } catch (error) {
          step = running.throw(error);
          continue;
        }
        step = running.next(came);
      }
    } finally {
      running.return(undefined);
      this.#report("after");
    }
  }

  /** Only what acts on a point or an element: the viewer would show the page before a script rather than after it. */
  #acts(): void {
    this.#target = actedOn(this.call);
    const { x, y } = this.call.params as { x?: unknown; y?: unknown };
    if (!this.#target && typeof x !== "number") return;
    const box = this.#target && boxOf(this.#kernel, this.#target);
    const point = box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined;
    const at = typeof x === "number" && typeof y === "number" ? { x, y } : point;
    this.#report("action", { point: at, box });
  }

  /** Lines that were logged since the last time get the present one. */
  #stamp(): void {
    const { log } = this.call;
    const now = this.#now();
    if (this.#times.length > log.length) this.#times.length = log.length;
    while (this.#times.length < log.length) this.#times.push(now);
  }

  #now(): number {
    return this.#kernel.timers.startedAt + this.#kernel.now();
  }

  #report(phase: Phase, more: { point?: { x: number; y: number }; box?: object } = {}): void {
    this.#stamp();
    const { log } = this.call;
    const lines: LogLine[] = log.slice(this.#reported).map((text, index) => ({ at: this.#times[this.#reported + index]!, text }));
    this.#reported = log.length;
    const frames = this.tracer.snapshots(this.#target);
    const at = this.#now();
    this.#kernel.tell({ kind: "snapshot", call: this.id, phase, at, log: lines, frames, ...this.tracer.aria(), ...more } as never);
    this.tracer.elsewhere({ call: this.id, phase, at });
  }
}
