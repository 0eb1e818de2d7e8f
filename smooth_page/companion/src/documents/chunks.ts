/** Chunks of the runtime that documents get later than the others. */
import type { Document } from "../target";
import { withChunks } from "./scripts";

/** One that is on the way already is waited for. */
export async function loadChunks(document: Document, names: string[]): Promise<void> {
  const { coming } = document;
  const missing = names.filter((name) => !coming.has(name));
  const loading = missing.length ? load(document, missing) : undefined;
  for (const name of missing) coming.set(name, loading!);
  try {
    await Promise.all(names.map((name) => coming.get(name)));
  } finally {
    for (const name of missing) coming.delete(name);
  }
}

/** Brings what documents of the session have asked for before, so that Python's next turn finds it. */
export async function loadLikely(document: Document): Promise<void> {
  const { companion, id } = document.target.tab;
  const first = companion.memory.settingsOf(id).chunks ?? [];
  const likely = [...companion.asked].filter((name) => !first.includes(name));
  if (likely.length) await loadChunks(document, likely);
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
