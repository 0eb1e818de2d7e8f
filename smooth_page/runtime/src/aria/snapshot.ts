/** Aria snapshots: an element's accessibility tree as YAML. */
import type { Kernel } from "../kernel/kernel";
import type { Running } from "../kernel/operation";
import { Aria } from "./aria";
import { render } from "./render";
import { buildTree } from "./tree";

export function ariaSnapshot(root: Element, options: { depth?: number; boxes?: boolean }): string {
  return render(buildTree(new Aria(), root, { ai: false }).children, options).join("\n");
}

interface AgentOptions {
  depth?: number;
  boxes?: boolean;
  most?: number;
}

/** Functions of the chunk `aria`, which Python sends with the operations that need it. */
export const onDemand: {
  snapshotLines?: (kernel: Kernel, root: Element, options: AgentOptions) => Running<string[]>;
  tokensOf?: (text: string) => number;
  matchTemplate?: (root: Element, template: string) => { matches: boolean; received: string };
} = {};
