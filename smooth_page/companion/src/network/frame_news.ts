/**
 * News of a tab's frames, by the names that the runtime has for these. The names of frames that have just begun must be
 * asked for first; the news wait in their order.
 */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Unnumbered } from "../../../runtime/src/kernel/news_queue";
import { frameElement } from "../documents/frame_element";
import { windowAround, withKernel } from "../documents/scripts";
import type { Tab } from "../tab";
import type { Target } from "../target";

type FrameId = Protocol.Page.FrameId;
/** News without their frame. */
export type OfFrame = Record<string, unknown> & { kind: Unnumbered["kind"] };

export class FrameNews {
  readonly #names = new Map<FrameId, string>();
  #waiting: [FrameId, OfFrame][] = [];
  #asking: Promise<void> | undefined;

  constructor(private readonly tab: Tab) {}

  tell(frame: FrameId, news: OfFrame): void {
    this.#waiting.push([frame, news]);
    this.#go();
  }

  /** Whether some are not on their way yet. */
  get isWaiting(): boolean {
    return this.#asking !== undefined;
  }

  /** Resolves when all news so far are on their way to Python. */
  async settled(): Promise<void> {
    while (this.#asking) await this.#asking;
  }

  #go(): void {
    while (!this.#asking && this.#waiting.length) {
      const [frame, news] = this.#waiting[0]!;
      const name = this.#known(frame);
      if (name === undefined) this.#asking = this.#ask(frame);
      else {
        this.#waiting.shift();
        this.tab.tell({ ...news, frame: name } as unknown as Unnumbered);
      }
    }
  }

  /** How the runtime calls a frame. */
  async nameOf(frame: FrameId): Promise<string> {
    if (this.#known(frame) === undefined) await this.#learn(frame);
    return this.#known(frame)!;
  }

  #known(frame: FrameId): string | undefined {
    return frame === this.tab.main ? "main" : this.#names.get(frame);
  }

  async #ask(frame: FrameId): Promise<void> {
    await this.#learn(frame);
    this.#asking = undefined;
    this.#go();
  }

  async #learn(frame: FrameId): Promise<void> {
    let name: string | undefined;
    for (const target of this.tab.targets) name ??= await nameOf(target, frame, this.tab);
    this.#names.set(frame, name ?? frame);
  }

  /** The frame of that name. */
  async frameOf(name: string, frames: Iterable<FrameId>): Promise<FrameId | undefined> {
    for (const frame of frames) {
      if (!this.#names.has(frame)) await this.#learn(frame);
      if (this.#names.get(frame) === name) return frame;
    }
    return undefined;
  }
}

/** How the kernel around a frame calls it; undefined if the frame is not in a document of that target. */
async function nameOf(target: Target, frame: FrameId, { companion: { memory: { entry } } }: Tab): Promise<string | undefined> {
  const element = entry && (await frameElement(target, frame));
  if (!element) return undefined;
  const action = withKernel(entry, "(kernel) => kernel.frameIdOf(this)", "around");
  const declaration = `function () { ${windowAround(entry, "this.ownerDocument.defaultView")} return ${action}; }`;
  try {
    return (await target.call(element, declaration)) as string | undefined;
  } catch {
    return undefined; // its document is gone
  }
}
