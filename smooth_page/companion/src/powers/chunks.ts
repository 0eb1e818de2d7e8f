/** Brings chunks of the runtime that a document does not have yet. */
import { loadChunks } from "../documents/chunks";
import type { Power } from "./powers";

export const chunks: Power<{ names: string[] }, null> = async ({ companion, document }, { names }) => {
  for (const name of names) companion.asked.add(name);
  await loadChunks(document, names);
  return null;
};
