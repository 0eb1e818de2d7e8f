/** Aria snapshots: an element's accessibility tree as YAML. */
import type { Kernel } from "../kernel/kernel";
import { Aria } from "./aria";
import { late } from "./on_demand";
import { render } from "./render";
import { buildTree } from "./tree";

export function ariaSnapshot(
  kernel: Kernel,
  root: Element,
  { mode, ...options }: { mode?: "ai" | "default"; depth?: number; boxes?: boolean },
): string {
  if (mode === "ai") return late.agentSnapshot!(kernel, root, options).join("\n");
  return render(buildTree(new Aria(), root, { ai: false }).children, options).join("\n");
}
