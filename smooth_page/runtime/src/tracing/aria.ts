/** The accessibility tree of a document as JSON, in the form of Playwright's trace viewer. */
import { Aria } from "../aria/aria";
import { type AriaNode, buildTree, isText } from "../aria/tree";
import { isTag } from "../dom/kinds";

/** Larger documents have none. */
const MOST_ELEMENTS = 40_000;

/** Empty for a document that is too large. */
export function ariaOf(document: Document): string {
  if (document.getElementsByTagName("*").length > MOST_ELEMENTS) return "";
  const { body } = document;
  const roots = body ? buildTree(new Aria(), body, { ai: false }).children : [];
  return JSON.stringify(roots.map((root) => (isText(root) ? { role: "text", text: root } : shown(root))));
}

function shown(node: AriaNode): object {
  const { role, name, states, props, element } = node;
  const known = Object.entries(states).filter(([, value]) => value);
  const { x, y, width, height } = element.getBoundingClientRect();
  return {
    role,
    ...(name ? { name } : {}),
    ...Object.fromEntries(known),
    box: { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) },
    ...props,
    ...inside(node),
  };
}

/** What was typed as a password is not shown. */
function inside({ children, element }: AriaNode): object {
  const [only] = children;
  if (only === undefined) return {};
  if (children.length > 1 || !isText(only)) return { children: children.map((child) => (isText(child) ? child : shown(child))) };
  return { text: isTag(element, "input") && element.type === "password" ? "*".repeat(only.length) : only };
}
