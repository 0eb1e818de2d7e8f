/** Chunks of the runtime that documents get later than the others. */
import type { Document } from "../target";
import { withKernel } from "./scripts";

export async function loadChunks(document: Document, names: string[]): Promise<void> {
  const { companion } = document.target.tab;
  const makers = await Promise.all(names.map(async (name) => [name, await companion.host.chunk(name)]));
  const lines = makers.map(([name, text]) => `kernel.makers.${name} = ${text};\nkernel.makers.${name}(window, kernel);`);
  await document.target.evaluate(document, withKernel(companion.entry!, `(kernel) => {\n${lines.join("\n")}\n}`));
}

export async function loadChunk(document: Document, name: string): Promise<void> {
  if (!(await document.target.inKernel(document, `!!kernel.makers.${name}`))) await loadChunks(document, [name]);
}

/** With which a document answers about frames in it, and is prepared for screenshots. */
export function loadSurroundings(document: Document): Promise<void> {
  return loadChunk(document, "surroundings");
}
