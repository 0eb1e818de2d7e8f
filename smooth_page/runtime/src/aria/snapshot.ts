/** Aria snapshots: an element's accessibility tree as YAML, and whether it has what such YAML asks for. */
import type { Kernel } from "../kernel/kernel";
import { agentSnapshot } from "./agent";
import { Aria } from "./aria";
import { matchesAnywhere } from "./match";
import { render } from "./render";
import { parseTemplate } from "./template";
import { buildTree } from "./tree";

export function ariaSnapshot(
  kernel: Kernel,
  root: Element,
  { mode, ...options }: { mode?: "ai" | "default"; depth?: number; boxes?: boolean },
): string {
  if (mode === "ai") return agentSnapshot(kernel, root, options).join("\n");
  return render(buildTree(new Aria(), root, { ai: false }).children, options).join("\n");
}

/**
 * Whether the template (YAML of to_match_aria_snapshot) matches at or below root, and root's own snapshot.
 * Throws `argument` failures for a template that can't be read.
 */
export function matchAriaSnapshot(
  _kernel: Kernel,
  root: Element,
  template: string,
): { matches: boolean; received: string } {
  const wanted = parseTemplate(template);
  const tree = buildTree(new Aria(), root, { ai: false });
  const matches = wanted !== undefined && matchesAnywhere(tree, wanted);
  return { matches, received: render(tree.children, {}).join("\n") };
}
