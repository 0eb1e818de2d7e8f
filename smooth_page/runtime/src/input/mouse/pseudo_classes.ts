/**
 * `:hover` and `:active` for a pointer that the browser does not know.
 *
 * While the pointer is on a link, a rule `a:hover` becomes `a:is(:hover, :where(PLACE))`, where PLACE is a selector of
 * the link by its position in the tree. Specificity and order stay the same, and the document is not changed, so that
 * no editor or test sees a mark in it. Only rules that can match something under the pointer are changed, and restored
 * when it leaves. Not supported: style sheets of other origins, which can't be read.
 */
import { isDocument, isShadowRoot } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { childNumber, placeOf } from "./pseudo_positions";
import { answerQueries } from "./pseudo_queries";
import { type Mention, type Pseudo, restore, rewrite, type Use, usesIn } from "./pseudo_rules";

type Root = Document | ShadowRoot;
type Places = (mention: Mention) => string[];

const mirrors = new WeakMap<Kernel, Mirror>();

export function mirrorHover(kernel: Kernel, chain: Element[]): void {
  mirrorOf(kernel).put("hover", chain);
}

export function mirrorActive(kernel: Kernel, chain: Element[]): void {
  mirrorOf(kernel).put("active", chain);
}

function mirrorOf(kernel: Kernel): Mirror {
  let mirror = mirrors.get(kernel);
  if (!mirror) mirrors.set(kernel, (mirror = new Mirror(kernel)));
  return mirror;
}

class Mirror {
  /** The elements under the pointer, and the pressed ones. */
  private readonly on: Record<Pseudo, Element[]> = { hover: [], active: [] };
  private changed = new Set<CSSStyleRule>();
  /**
   * Original sheets by their copies: shadow trees share adopted sheets, so each tree gets its own copy of a changed
   * one.
   */
  private readonly originals = new Map<CSSStyleSheet, CSSStyleSheet>();
  private copying = new Set<ShadowRoot>();
  /** Watches the tree: positions change with it, and the elements that a rule can match change with classes. */
  private readonly observer: MutationObserver;

  constructor(private readonly kernel: Kernel) {
    this.observer = new MutationObserver(() => this.kernel.inside(() => this.write(this.roots())));
  }

  put(pseudo: Pseudo, chain: Element[]): void {
    if (!chain.length && !this.on[pseudo].length) return;
    this.on[pseudo] = chain;
    for (const window of new Set(chain.map((element) => element.ownerDocument.defaultView)))
      if (window) answerQueries(this.kernel, window, (of, root) => this.inRoot(of, root).map(placeOf));
    const roots = this.roots();
    this.write(roots);
    this.observer.disconnect();
    for (const root of roots)
      this.observer.observe(root, { subtree: true, childList: true, attributeFilter: ["class", "id"] });
  }

  /** Documents and shadow trees whose sheets can style the elements. */
  private roots(): Set<Root> {
    const around = [...this.on.hover, ...this.on.active].flatMap((element) => [element.getRootNode(), element.shadowRoot]);
    return new Set(around.filter((root): root is Root => !!root && (isDocument(root) || isShadowRoot(root))));
  }

  private inRoot(pseudo: Pseudo, root: Node): Element[] {
    return this.on[pseudo].filter((element) => element.getRootNode() === root);
  }

  private write(roots: Set<Root>): void {
    const before = this.changed;
    this.changed = new Set();
    for (const root of roots) {
      const places = this.placesIn(root);
      for (const sheet of root.styleSheets) this.writeSheet(sheet, places);
      root.adoptedStyleSheets.forEach((sheet, index) => this.writeAdopted(root, sheet, index, places));
    }
    for (const rule of before) if (!this.changed.has(rule)) restore(rule);
    for (const root of this.copying) if (!roots.has(root)) this.giveBack(root);
  }

  private writeSheet(sheet: CSSStyleSheet, places: Places): void {
    for (const use of usesIn(sheet)) {
      if (!concerns(use, places)) continue;
      rewrite(use, places);
      this.changed.add(use.rule);
    }
  }

  private writeAdopted(root: Root, sheet: CSSStyleSheet, index: number, places: Places): void {
    let own = sheet;
    if (isShadowRoot(root)) {
      if (!usesIn(sheet).some((use) => concerns(use, places))) own = this.originals.get(sheet) ?? sheet;
      else if (!this.originals.has(sheet)) own = this.copyOf(sheet, root);
      if (own !== sheet) root.adoptedStyleSheets[index] = own;
    }
    this.writeSheet(own, places);
  }

  private copyOf(sheet: CSSStyleSheet, root: ShadowRoot): CSSStyleSheet {
    this.copying.add(root);
    const copy = new root.ownerDocument.defaultView!.CSSStyleSheet({ media: sheet.media.mediaText, disabled: sheet.disabled });
    copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join("\n"));
    this.originals.set(copy, sheet);
    return copy;
  }

  private giveBack(root: ShadowRoot): void {
    this.copying.delete(root);
    root.adoptedStyleSheets.forEach((sheet, index) => {
      const original = this.originals.get(sheet);
      if (!original) return;
      this.originals.delete(sheet);
      root.adoptedStyleSheets[index] = original;
    });
  }

  /** Selectors for a sheet of that tree, each of one element that a `:hover` in the sheet can match. */
  private placesIn(root: Root): Places {
    const known = new Map<string, string[]>();
    const places = new Map<Element, string>();
    const host = isShadowRoot(root) ? root.host : undefined;
    const find = ({ pseudo, hint, inside }: Mention): string[] => {
      if (inside === "host") return this.on[pseudo].includes(host!) ? ["*"] : [];
      if (inside === "host-context") return [];
      if (inside)
        return meant(this.on[pseudo].filter(({ parentNode }) => parentNode === host), hint).map(childNumber);
      return meant(this.inRoot(pseudo, root), hint).map((element) => {
        if (!places.has(element)) places.set(element, placeOf(element));
        return places.get(element)!;
      });
    };
    return (mention) => {
      const key = [mention.pseudo, mention.inside, mention.hint].join();
      if (!known.has(key)) known.set(key, find(mention));
      return known.get(key)!;
    };
  }
}

function concerns({ mentions }: Use, places: Places): boolean {
  return mentions.some((mention) => places(mention).length > 0);
}

function meant(chain: Element[], hint: string): Element[] {
  try {
    return chain[0]?.closest(hint) ? chain.filter((element) => element.matches(hint)) : [];
  } catch {
    return chain; // A selector that was split in the wrong place.
  }
}
