/** References of elements in snapshots for agents (`[ref=e2]`), good until the next such snapshot. */
import { parentOrHost } from "../dom/composed";
import type { FrameId } from "../contract";
import type { Kernel } from "../kernel/kernel";

interface Known {
  role: string;
  name: string;
  ref: string;
}

class Refs {
  current = new Map<string, Element>();
  #known = new WeakMap<Element, Known>();
  #documents = new WeakMap<Document, { prefix: string; last: number }>();
  /** Frames of other origins, by the prefixes of the references in them. */
  readonly foreign = new Map<string, FrameId>();
  /** The prefixes of frames that the kernel reaches. */
  readonly own: string[] = [];
  /** The last number of a frame in the page, as far as this kernel knows. */
  frames = 0;
  /** Of the kernel's own document. */
  prefix = "";
  #begun = false;

  /** Before a snapshot. `last`: the last number of a frame in the page's earlier snapshots, if there were any. */
  begin(last?: number): void {
    if (last !== undefined && !this.#begun && !this.prefix) this.adopt(`f${(this.frames = last + 1)}`);
    this.#begun = true;
  }

  /** The document is part of the snapshot of another one, so that its references have a prefix from now on. */
  adopt(prefix: string): void {
    this.prefix = prefix;
    this.#known = new WeakMap();
    this.#documents = new WeakMap();
  }

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

  /** The reference of an element, or of the nearest one around it that has one. */
  near(element: Element): string | undefined {
    for (let at: Element | undefined = element; at; at = parentOrHost(at)) {
      const known = this.#known.get(at);
      if (known) return known.ref;
    }
    return undefined;
  }

  #next(document: Document, isMain: boolean): string {
    let counter = this.#documents.get(document);
    if (!counter) {
      counter = { prefix: isMain ? this.prefix : `f${++this.frames}`, last: 0 };
      if (!isMain) this.own.push(counter.prefix);
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

/** The frame of another origin that an `aria-ref=` selector leads to. */
export function frameOfRef(kernel: Kernel, ref: string): FrameId | undefined {
  return refs.get(kernel)?.foreign.get(/^f\d+/.exec(ref)?.[0] ?? "");
}

/** The element of an `aria-ref=` selector. */
export function elementOfRef(kernel: Kernel, ref: string): Element[] {
  const element = refs.get(kernel)?.current.get(ref);
  return element?.isConnected ? [element] : [];
}
