/** Whether an element matches the YAML of to_match_aria_snapshot. */
import { Aria } from "./aria";
import { matchesAnywhere } from "./match";
import { render } from "./render";
import { parseTemplate } from "./template";
import { buildTree } from "./tree";

/**
 * Whether the template matches at or below root, and root's own snapshot. Throws `argument` failures for a template
 * that can't be read.
 */
export function matchTemplate(root: Element, template: string): { matches: boolean; received: string } {
  const wanted = parseTemplate(template);
  const tree = buildTree(new Aria(), root, { ai: false });
  const matches = wanted !== undefined && matchesAnywhere(tree, wanted);
  return { matches, received: render(tree.children, {}).join("\n") };
}
