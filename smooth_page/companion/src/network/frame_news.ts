/** News of a tab's frames, by the names that the runtime has for these. Documents know the names of those that have just begun. */
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
  readonly #asked = new Map<FrameId, Promise<string>>();

  constructor(private readonly tab: Tab) {}

  /** `rest`: what the news lacks. It is reported when that is known. */
  tell(frame: FrameId, news: OfFrame, rest?: Promise<object>): void {
    const name = this.#known(frame);
    const item = { ...news, frame: name ?? frame } as unknown as Unnumbered;
    if (name !== undefined && !rest) this.tab.tell(item);
    else this.tab.news.tellWith(this.#complete(frame, rest), item);
  }

  async #complete(frame: FrameId, rest: Promise<object> | undefined): Promise<object> {
    return { ...(await rest), frame: await this.nameOf(frame) };
  }

  /** How the runtime calls a frame. */
  async nameOf(frame: FrameId): Promise<string> {
    const known = this.#known(frame);
    if (known !== undefined) return known;
    let asked = this.#asked.get(frame);
    if (!asked) this.#asked.set(frame, (asked = this.#learn(frame).finally(() => this.#asked.delete(frame))));
    return asked;
  }

  #known(frame: FrameId): string | undefined {
    return frame === this.tab.main ? "main" : this.#names.get(frame);
  }

  async #learn(frame: FrameId): Promise<string> {
    let name: string | undefined;
    for (const target of this.tab.targets) name ??= await nameOf(target, frame, this.tab);
    this.#names.set(frame, (name ??= frame));
    return name;
  }

  /** The frame of that name. */
  async frameOf(name: string, frames: Iterable<FrameId>): Promise<FrameId | undefined> {
    for (const frame of frames) if ((await this.nameOf(frame)) === name) return frame;
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
