/** References of elements in snapshots for agents (`[ref=e2]`), good until the next such snapshot. */
import type { Kernel } from "../kernel/kernel";

interface Known {
  role: string;
  name: string;
  ref: string;
}

class Refs {
  current = new Map<string, Element>();
  readonly #known = new WeakMap<Element, Known>();
  readonly #documents = new WeakMap<Document, { prefix: string; last: number }>();
  #frames = 0;

  /** An element keeps its reference as long as its role and name stay. */
  assign(element: Element, role: string, name: string, isMain: boolean): string {
    let known = this.#known.get(element);
    if (known?.role !== role || known.name !== name) {
      known = { role, name, ref: this.#next(element.ownerDocument, isMain) };
      this.#known.set(element, known);
    }
    this.current.set(known.ref, element);
    return known.ref;
  }

  #next(document: Document, isMain: boolean): string {
    let counter = this.#documents.get(document);
    if (!counter) {
      counter = { prefix: isMain ? "" : `f${++this.#frames}`, last: 0 };
      this.#documents.set(document, counter);
    }
    return `${counter.prefix}e${++counter.last}`;
  }
}

const refs = new WeakMap<Kernel, Refs>();

export function refsOf(kernel: Kernel): Refs {
  let found = refs.get(kernel);
  if (!found) refs.set(kernel, (found = new Refs()));
  return found;
}

/** The element of an `aria-ref=` selector. */
export function elementOfRef(kernel: Kernel, ref: string): Element[] {
  const element = refs.get(kernel)?.current.get(ref);
  return element?.isConnected ? [element] : [];
}
