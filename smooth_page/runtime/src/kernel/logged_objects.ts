/** Handles of what a page writes to its console, which Python rarely disposes of: the document keeps the latest. */
import type { Handle } from "../contract";
import type { Kernel } from "./kernel";

const MESSAGES = 1000;
let kept: Handle[][] = [];

export function holdLogged(kernel: Kernel, objects: unknown[]): Handle[] {
  const handles = objects.map((object) => kernel.hold(object));
  kept.push(handles);
  if (kept.length > 2 * MESSAGES) {
    for (const handle of kept.slice(0, MESSAGES).flat()) kernel.dispose(handle);
    kept = kept.slice(MESSAGES);
  }
  return handles;
}
