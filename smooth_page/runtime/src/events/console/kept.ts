/** Keeps the arguments of console messages as long as the browser's own console would. */
import type { Handle } from "../../contract";
import type { Kernel } from "../../kernel/kernel";

const MESSAGES = 1000;
let kept: Handle[][] = [];

export function keepHandles(kernel: Kernel, handles: Handle[]): void {
  kept.push(handles);
  if (kept.length <= 2 * MESSAGES) return;
  for (const handle of kept.slice(0, MESSAGES).flat()) kernel.dispose(handle);
  kept = kept.slice(MESSAGES);
}
