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
/** The documents in which people pick, by their tabs. */
const begun = new WeakMap<Tab, Document>();

async function inTurn(tab: Tab, ask: () => Promise<unknown>): Promise<null> {
  const before = asked.get(tab);
  const done = (async () => {
    await before;
    await ask();
  })();
  asked.set(tab, done);
  await done;
  return null;
}

function inOthers(from: Document, ask: (other: Document) => Promise<unknown>): Promise<null> {
  const { tab } = from.target;
  return inTurn(tab, () => {
    const others = tab.documents.filter((document) => document !== from && document.kernel !== undefined);
    return Promise.allSettled(others.map(ask)); // one may go away
  });
}

async function begin(frame: Document): Promise<void> {
  await loadChunk(frame, "debugging");
  await frame.target.inKernel(frame, `kernel.picking.begin(${JSON.stringify(await pathTo(frame))})`);
}

/** A document has got its kernel. It may be in a frame that has appeared while a person picks in the page. */
export function appeared(frame: Document): void {
  const { tab } = frame.target;
  const from = begun.get(tab);
  if (!from || from === frame) return;
  if (tab.isMain(frame)) return void begun.delete(tab);
  void inTurn(tab, async () => {
    if (begun.get(tab) === from) await Promise.allSettled([begin(frame)]);
  });
}

export const picker: Powers = {
  "picker.begin"({ document }) {
    begun.set(document.target.tab, document);
    return inOthers(document, begin);
  },

  "picker.end"({ document }) {
    begun.delete(document.target.tab);
    return inOthers(document, (frame) => frame.target.inKernel(frame, "kernel.picking?.end()"));
  },

  /** The mouse is in another document than before. */
  "picker.entered": ({ document }) => inOthers(document, (other) => other.target.inKernel(other, "kernel.picking?.left()")),

  /** A person has picked in a frame. */
  async "picker.picked"({ document }, { selector }) {
    const { shown } = document.target.tab;
    if (shown) await shown.target.inKernel(shown, `kernel.picking?.picked(${JSON.stringify(selector)})`);
    return null;
  },
};
