/** A person who picks a locator in a page picks in its frames of other origins, too. */
import { loadChunk } from "../documents/chunks";
import { pathTo } from "../documents/surroundings";
import type { Tab } from "../tab";
import type { Document } from "../target";
import type { Power } from "./powers";

interface Powers {
  [name: string]: Power;
  "picker.picked": Power<{ selector: string | null }>;
}

/** What has been asked last of the pickers of a tab: one thing after the other. */
const asked = new WeakMap<Tab, Promise<unknown>>();

async function inOthers(from: Document, ask: (other: Document) => Promise<unknown>): Promise<null> {
  const { tab } = from.target;
  const inAll = async () => {
    await asked.get(tab);
    const others = tab.documents.filter((document) => document !== from && document.kernel !== undefined);
    await Promise.allSettled(others.map(ask)); // one may go away
  };
  const done = inAll();
  asked.set(tab, done);
  await done;
  return null;
}

export const picker: Powers = {
  "picker.begin": ({ document }) =>
    inOthers(document, async (frame) => {
      await loadChunk(frame, "debugging");
      await frame.target.inKernel(frame, `kernel.picking.begin(${JSON.stringify(await pathTo(frame))})`);
    }),

  "picker.end": ({ document }) => inOthers(document, (frame) => frame.target.inKernel(frame, "kernel.picking?.end()")),

  /** The mouse is in another document than before. */
  "picker.entered": ({ document }) => inOthers(document, (other) => other.target.inKernel(other, "kernel.picking?.left()")),

  /** A person has picked in a frame. */
  async "picker.picked"({ document }, { selector }) {
    const { shown } = document.target.tab;
    if (shown) await shown.target.inKernel(shown, `kernel.picking?.picked(${JSON.stringify(selector)})`);
    return null;
  },
};
