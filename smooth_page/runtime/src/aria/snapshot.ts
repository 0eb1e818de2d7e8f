/** PLACEHOLDER. */
import type { Kernel } from "../kernel/kernel";

export function ariaSnapshot(
  _kernel: Kernel,
  _root: Element,
  _options: { mode?: "ai" | "default"; depth?: number; boxes?: boolean },
): string {
  throw new Error("not built");
}

/** Whether the template (YAML of to_match_aria_snapshot) matches at or below root, and root's own snapshot. */
export function matchAriaSnapshot(
  _kernel: Kernel,
  _root: Element,
  _template: string,
): { matches: boolean; received: string } {
  throw new Error("not built");
}
