/** Frames in open shadow trees: a window does not count them among its own, so they have to be searched for. */

/**
 * Milliseconds after which a document is searched again although no change was seen: attaching a shadow root causes no
 * mutation.
 */
const AGAIN_AFTER = 1000;

interface Found {
  roots: ShadowRoot[];
  at: number;
  stale: boolean;
}

export class ShadowFrames {
  readonly #found = new WeakMap<Document, Found>();

  /** Nodes have been added to it or removed from it. */
  touch(document: Document): void {
    const found = this.#found.get(document);
    if (found) found.stale = true;
  }

  /** Walks all elements if there is reason to. Returns the new shadow roots. */
  search(document: Document, now: number): ShadowRoot[] {
    const found = this.#found.get(document) ?? { roots: [], at: -Infinity, stale: true };
    if (!found.stale && now - found.at < AGAIN_AFTER) return [];
    const roots = shadowRoots(document);
    const fresh = roots.filter((root) => !found.roots.includes(root));
    this.#found.set(document, { roots, at: now, stale: false });
    return fresh;
  }

  /** Whether the last search has found shadow trees. */
  hasRoots(document: Document): boolean {
    return !!this.#found.get(document)?.roots.length;
  }

  /** Those of the last search that are still there. */
  in(document: Document): HTMLIFrameElement[] {
    const roots = this.#found.get(document)?.roots ?? [];
    return roots.flatMap((root) => (root.isConnected ? [...root.querySelectorAll<HTMLIFrameElement>("iframe")] : []));
  }
}

function shadowRoots(root: Document | ShadowRoot): ShadowRoot[] {
  const found: ShadowRoot[] = [];
  const all = root.querySelectorAll("*");
  for (let at = 0; at < all.length; at++) {
    const shadow = all[at]!.shadowRoot;
    if (shadow) found.push(shadow, ...shadowRoots(shadow));
  }
  return found;
}
