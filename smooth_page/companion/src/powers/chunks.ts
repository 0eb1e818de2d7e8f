/** Brings chunks of the runtime that a document does not have yet. */
import { withKernel } from "../documents/scripts";
import type { Power } from "./powers";

export const chunks: Power<{ names: string[] }, null> = async ({ companion, document }, { names }) => {
  const makers = await Promise.all(names.map(async (name) => [name, await companion.host.chunk(name)]));
  const lines = makers.map(([name, text]) => `kernel.makers.${name} = ${text};\nkernel.makers.${name}(window, kernel);`);
  await document.target.evaluate(document, withKernel(companion.entry!, `(kernel) => {\n${lines.join("\n")}\n}`));
  return null;
};
