/** Aria snapshots: an element's accessibility tree as YAML. */
import type { Kernel } from "../kernel/kernel";
import { Aria } from "./aria";
import { render } from "./render";
import { buildTree } from "./tree";

export function ariaSnapshot(
  kernel: Kernel,
  root: Element,
  { mode, ...options }: { mode?: "ai" | "default"; depth?: number; boxes?: boolean },
): string {
  if (mode === "ai") return onDemand.agentSnapshot!(kernel, root, options).join("\n");
  return render(buildTree(new Aria(), root, { ai: false }).children, options).join("\n");
}

/** Functions of the chunk `aria`, which Python sends with the operations that need it. */
export const onDemand: {
  snapshotThroughFrames?: (kernel: Kernel, root: Element, options: { depth?: number; boxes?: boolean }) => Promise<string[]>;
  agentSnapshot?: (kernel: Kernel, root: Element, options: { depth?: number; boxes?: boolean }) => string[];
  matchTemplate?: (root: Element, template: string) => { matches: boolean; received: string };
} = {};
