/** What frames of other origins need of other documents. */
import type { Around, Asked } from "../../../runtime/src/companion/surroundings";
import { loadSurroundings } from "../documents/chunks";
import { Frames } from "../documents/frames";
import { around } from "../documents/surroundings";
import type { Power } from "./powers";

/** A selector, in a frame of another origin or else in the page. */
interface Sought {
  frame?: string;
  selector: string;
}

interface Powers {
  [name: string]: Power;
  "frame.around": Power<Asked, Around>;
  "selector.shown": Power<Sought>;
}

export const surroundings: Powers = {
  "frame.around": ({ document }, asked) => around(document, asked),

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
