/** to_match_aria_snapshot: whether a tree matches a template. */
import { Aria } from "./aria";
import { render } from "./render";
import { type NodeTemplate, parseTemplate, type TextTemplate } from "./template";
import { type AriaNode, buildTree, isText } from "./tree";

/** At the root or anywhere below it. */
export function matchesAnywhere(root: AriaNode, template: NodeTemplate): boolean {
  // A template with a single text may match a text child.
  if (matchesNode(root, template, false)) return true;
  return root.children.some((child) => !isText(child) && matchesAnywhere(child, template));
}

function matchesNode(node: AriaNode, template: NodeTemplate, deep: boolean): boolean {
  const { role, name, states, props } = template;
  if (role === "fragment") return matchesChildren(node, template, deep);
  if (role !== node.role) return false;
  if (name !== undefined && !matchesText(node.name, name)) return false;
  for (const [state, value] of Object.entries(states))
    if (state !== "active" && node.states[state] !== value) return false;
  if (props.url !== undefined && !matchesText(node.props.url ?? "", props.url)) return false;
  return matchesChildren(node, template, deep);
}

function matchesChildren(node: AriaNode, { children, mode }: NodeTemplate, deep: boolean): boolean {
  const wanted = children ?? [];
  if (mode === "contain") return contains(node.children, wanted, false);
  if (mode === "equal") return equals(node.children, wanted, false);
  if (mode === "deep-equal" || deep) return equals(node.children, wanted, true);
  return contains(node.children, wanted, false);
}

type Wanted = NodeTemplate | TextTemplate;

/** In order; other nodes may be between them. */
function contains(children: AriaNode["children"], wanted: Wanted[], deep: boolean): boolean {
  let index = 0;
  for (const child of children) {
    if (index === wanted.length) break;
    if (matchesChild(child, wanted[index]!, deep)) index++;
  }
  return index === wanted.length;
}

function equals(children: AriaNode["children"], wanted: Wanted[], deep: boolean): boolean {
  return (
    children.length === wanted.length && children.every((child, index) => matchesChild(child, wanted[index]!, deep))
  );
}

function matchesChild(child: AriaNode | string, wanted: Wanted, deep: boolean): boolean {
  const wantsText = typeof wanted === "string" || wanted instanceof RegExp;
  if (isText(child)) return wantsText && matchesText(child, wanted);
  return !wantsText && matchesNode(child, wanted, deep);
}

/** An empty template matches everything. Text that looks like a regular expression may also be literal: `/auth/`. */
function matchesText(text: string, wanted: TextTemplate): boolean {
  if (wanted === "") return true;
  if (!text) return false;
  return typeof wanted === "string" ? text === wanted : wanted.test(text) || text === `/${wanted.source}/`;
}

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
