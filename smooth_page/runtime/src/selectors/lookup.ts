/** A cache for one evaluation of selectors, so that nothing is computed twice. It must not outlive the task. */
import type { Kernel } from "../kernel/kernel";
import { Aria } from "../aria/aria";
import type { ElementText } from "../dom/text";

/** Where a query starts: everything below it, shadow roots included. */
export type Root = Document | Element | DocumentFragment;

export class Lookup {
  readonly aria = new Aria();
  readonly texts = new Map<Node, ElementText>();
  /** Results of selectors nested in pseudo-classes. */
  readonly nested = new Map<unknown, Map<unknown, Element[]>>();
  /** Distances, if the selector sorts by them. */
  readonly scores = new Map<Element, number>();
  private readonly scopes = new Map<Root, Root[]>();

  constructor(readonly kernel: Kernel) {}

  /** The root and every open shadow root below it: light tree first, then each shadow tree with its own. */
  scopesOf(root: Root): Root[] {
    let scopes = this.scopes.get(root);
    if (!scopes) {
      scopes = [root];
      const own = "shadowRoot" in root ? root.shadowRoot : null;
      if (own) scopes.push(...this.scopesOf(own));
      for (const element of root.querySelectorAll("*"))
        if (element.shadowRoot) scopes.push(...this.scopesOf(element.shadowRoot));
      this.scopes.set(root, scopes);
    }
    return scopes;
  }

  /** The matches in all scopes, in their order. Throws the browser's SyntaxError. */
  all(root: Root, css: string): Element[] {
    const scopes = this.scopesOf(root);
    if (scopes.length === 1) return [...root.querySelectorAll(css)];
    return scopes.flatMap((scope) => [...scope.querySelectorAll(css)]);
  }
}
