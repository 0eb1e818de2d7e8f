/** Chunks of the runtime that documents get later than the others. */
import type { Document } from "../target";
import { withChunks } from "./scripts";

/** A document gets each once. One that is on the way already is waited for. */
export async function loadChunks(document: Document, names: string[]): Promise<void> {
  const { chunks } = document;
  const missing = names.filter((name) => !chunks.has(name));
  const loading = missing.length ? load(document, missing) : undefined;
  for (const name of missing) chunks.set(name, loading!);
  try {
    await Promise.all(names.map((name) => chunks.get(name)));
  } catch (error) {
    for (const name of missing) chunks.delete(name);
    throw error;
  }
}

/** Brings what documents of the session have asked for before, so that Python's next turn finds it. */
export async function loadLikely(document: Document): Promise<void> {
  const { companion, id } = document.target.tab;
  const first = companion.memory.settingsOf(id).chunks ?? [];
  await loadChunks(document, [...companion.asked].filter((name) => !first.includes(name)));
}

async function load(document: Document, names: string[]): Promise<void> {
  const { companion } = document.target.tab;
  const chunks = await companion.kernels.texts(names);
  await document.target.evaluate(document, withChunks(companion.memory.entry!, chunks));
}

export async function loadChunk(document: Document, name: string): Promise<void> {
  if (!(await document.target.inKernel(document, `!!kernel.makers.${name}`))) await loadChunks(document, [name]);
}

/** With which a document answers about frames in it, and is prepared for screenshots. */
export function loadSurroundings(document: Document): Promise<void> {
  return loadChunk(document, "surroundings");
}
