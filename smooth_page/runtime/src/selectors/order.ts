/** Document order across shadow roots: a shadow tree comes after the light children of its host. */

export function inDocumentOrder(elements: Iterable<Element>): Element[] {
  return [...new Set(elements)].sort(compare);
}

function compare(a: Element, b: Element): number {
  if (a.getRootNode() === b.getRootNode()) return byPosition(a, b);
  const pathA = path(a);
  const pathB = path(b);
  let depth = 0;
  while (depth < pathA.length && depth < pathB.length && pathA[depth] === pathB[depth]) depth++;
  const one = pathA[depth];
  const other = pathB[depth];
  if (!one || !other) return one ? 1 : -1;
  // A shadow root has no position among its host's children.
  if (one.nodeType === 11) return 1;
  if (other.nodeType === 11) return -1;
  return byPosition(one, other);
}

function byPosition(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & 4 ? -1 : 1;
}

/** The path from the outermost ancestor to the node. */
function path(node: Node): Node[] {
  const nodes: Node[] = [];
  for (let at: Node | null = node; at; at = at.parentNode ?? ("host" in at ? (at.host as Node) : null))
    nodes.unshift(at);
  return nodes;
}
