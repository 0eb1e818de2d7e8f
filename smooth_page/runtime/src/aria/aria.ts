/** A cache of accessibility facts for one evaluation. It must not outlive the task. */
import { computeDescription, computeErrorMessage } from "./description";
import { isHiddenForAria } from "./hidden";
import { computeName } from "./name";
import { computeRole } from "./roles";

export class Aria {
  readonly hidden = new Map<Element, boolean>();
  readonly pseudoTexts = new Map<Element, string>();
  private readonly roles = new Map<Element, string | null>();
  private readonly names = new Map<Element, string>();
  private readonly hiddenNames = new Map<Element, string>();

  role(element: Element): string | null {
    return remember(this.roles, element, computeRole);
  }

  isHidden(element: Element): boolean {
    return isHiddenForAria(this, element);
  }

  /** `includeHidden`: also for elements that are hidden from assistive technology. */
  name(element: Element, includeHidden = false): string {
    const names = includeHidden ? this.hiddenNames : this.names;
    return remember(names, element, () => computeName(this, element, includeHidden));
  }

  /** The text nodes, and elements with a label or value of their own, that form the name. */
  nameParts(element: Element): Node[] {
    const parts: Node[] = [];
    computeName(this, element, false, parts);
    return parts;
  }

  description(element: Element, includeHidden = false): string {
    return computeDescription(this, element, includeHidden);
  }

  errorMessage(element: Element): string {
    return computeErrorMessage(this, element);
  }
}

function remember<Key, Value>(known: Map<Key, Value>, key: Key, compute: (key: Key) => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = compute(key)));
  return value;
}
