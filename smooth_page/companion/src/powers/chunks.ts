/** Brings chunks of the runtime that a document does not have yet, and those that it will probably need next. */
import { likelyFor, loadChunks } from "../documents/chunks";
import type { Power } from "./powers";

interface Named {
  names: string[];
}

export const chunks: { chunks: Power<Named, null>; "chunks.used": Power<Named, void> } = {
  async chunks({ companion, document }, { names }) {
    companion.likely.add(names);
    await loadChunks(document, [...new Set([...names, ...likelyFor(document)])]);
    return null;
  },

  async "chunks.used"({ companion, document }, { names }) {
    companion.likely.add(names.filter((name) => document.chunks.has(name))); // it has begun with the others
  },
};
