/** The tree as the user sees it: across open shadow roots, with slotted children at their slots. */
import { isElement, isShadowRoot } from "./kinds";

/** The parent element, or the host for a child of a shadow root. Slots are not followed. */
export function parentOrHost(node: Node): Element | undefined {
  const parent = node.parentNode;
  if (!parent) return undefined;
  if (isShadowRoot(parent)) return parent.host;
  return isElement(parent) ? parent : undefined;
}

/** The parent in the flat tree: a slotted element's is its slot. */
export function flatParent(node: Node): Element | undefined {
  return (node as Element | Text).assignedSlot ?? parentOrHost(node);
}

/** The element and its ancestors, from the inside out, by slots and shadow hosts. */
export function chainOf(element: Element): Element[] {
  const chain: Element[] = [];
  for (let current: Element | undefined = element; current; current = flatParent(current)) chain.push(current);
  return chain;
}

/** The node and its ancestors, from the inside out. */
export function* selfAndAncestors(element: Element): Generator<Element> {
  for (let current: Element | undefined = element; current; current = parentOrHost(current)) yield current;
}

/** `Element.closest` that continues at the host if a shadow root has no match. */
export function closest(element: Element, css: string): Element | undefined {
  for (let current: Element | undefined = element; current; ) {
    const found = current.closest(css);
    if (found) return found;
    const root = current.getRootNode();
    current = isShadowRoot(root) ? root.host : undefined;
  }
  return undefined;
}

/** `Node.contains` across shadow roots. */
export function contains(ancestor: Node, node: Node): boolean {
  for (let current: Node | null = node; current; ) {
    if (ancestor.contains(current)) return true;
    const root: Node = current.getRootNode();
    current = isShadowRoot(root) ? root.host : null;
  }
  return false;
}

/** The element that has the focus, inside shadow roots too. */
export function focused(document: Document): Element | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active ?? undefined;
}
