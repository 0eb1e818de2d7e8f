/** XPath, relative to the root even if it begins with a slash. The browser's own: it does not see into shadow roots. */
import { Failure } from "../kernel/operation";
import type { Root } from "./lookup";

export function queryXPath(root: Root, expression: string): Element[] {
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument!;
  const relative = expression.startsWith("/") && root.nodeType !== 9 ? "." + expression : expression;
  const found: Element[] = [];
  let node: Node | null;
  try {
    const result = document.evaluate(relative, root, null, 4);
    while ((node = result.iterateNext())) if (node.nodeType === 1) found.push(node as Element);
  } catch (error) {
    throw new Failure("selector", String(error));
  }
  return found;
}
