/** Functions of the chunk `aria`, which Python sends with the operations that need it. */
import type { Kernel } from "../kernel/kernel";

export const late: {
  agentSnapshot?: (kernel: Kernel, root: Element, options: { depth?: number; boxes?: boolean }) => string[];
  matchTemplate?: (root: Element, template: string) => { matches: boolean; received: string };
} = {};
