/** What concerns frames, and needs other documents than the one that asks. */
import type { AskedInside, Inside } from "../../../runtime/src/aria/foreign";
import type { Commands } from "../../../runtime/src/commands";
import type { Asked, FrameSurroundings } from "../../../runtime/src/companion/surroundings";
import { loadChunk, loadSurroundings } from "../documents/chunks";
import { Frames } from "../documents/frames";
import { surroundingsOf } from "../documents/surroundings";
import type { Power } from "./powers";

/** A selector, in a frame of another origin or else in the page. */
interface Sought {
  frame?: string;
  selector: string;
}

interface Powers {
  [name: string]: Power;
  "frame.surroundings": Power<Asked, FrameSurroundings>;
  "selector.shown": Power<Sought>;
  "aria.inside": Power<AskedInside, Inside | null>;
  "frame.navigate": Power<Commands["frame.navigate"]["params"], boolean>;
}

export const surroundings: Powers = {
  "frame.surroundings": ({ document }, asked) => surroundingsOf(document, asked),

  /** A snapshot for agents of what a frame shows. */
  async "aria.inside"({ companion }, { frame, next, options }) {
    const inner = await companion.frames.presentOf(Frames.named(frame));
    if (!inner) return null;
    await loadChunk(inner, "aria");
    return (await inner.target.inKernel(inner, `kernel.snapshotInside(${next}, ${JSON.stringify(options)})`, true)) as Inside;
  },

  async "frame.navigate"({ companion }, { frame, id, to }) {
    const found = await companion.frames.idOf(Frames.named(frame));
    if (!found) throw new Error("Frame was detached");
    return found.parent.target.tab.frameLoading.navigation(id, found.frame, to);
  },

  /** What it finds, which is null while there is nothing. */
  async "selector.shown"({ companion, document }, sought) {
    for (let { frame, selector } = sought; ; ) {
      const { shown } = document.target.tab;
      const there = frame === undefined ? shown : await companion.frames.presentOf(Frames.named(frame));
      if (!there) return null;
      await loadSurroundings(there);
      const found = (await there.target.inKernel(there, `kernel.shown(${JSON.stringify(selector)})`)) as Partial<Sought> | null;
      if (found?.selector === undefined) return found;
      frame = found.frame;
      selector = found.selector;
    }
  },
};
