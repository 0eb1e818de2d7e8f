/**
 * The selector that a person would write for an element, in Playwright's internal form: the cheapest one of what a user
 * sees (test id, role and name, label, text), then ids, roles and tags; alone, below an ancestor, or as the nth;
 * otherwise by its position.
 */
import { closest, contains, parentOrHost } from "../dom/composed";
import type { Kernel } from "../kernel/kernel";
import { Lookup, type Root } from "./lookup";
import { parse } from "./parse";
import { placeSelector } from "./position";
import { queryChain } from "./query";
import { byCost, NTH, nthPart, tokensOf, type Token } from "./tokens";

const MAX_NTH = 5;

export function bestSelector(kernel: Kernel, element: Element): string {
  return new Search(kernel, element).best();
}

const INTERACTIVE = 'button,select,input,a,[role="button"],[role="checkbox"],[role="radio"],[role="link"]';

/** Uses the control that the element belongs to, because a person would act on that. */
export function bestControlSelector(kernel: Kernel, element: Element): string {
  return bestSelector(kernel, closest(element, INTERACTIVE) ?? element);
}

interface Found {
  selector: string;
  cost: number;
}

class Search {
  private readonly lookup: Lookup;
  private readonly root: Root;
  private readonly matches = new Map<string, Element[]>();

  constructor(
    private readonly kernel: Kernel,
    private readonly element: Element,
  ) {
    this.lookup = new Lookup(kernel);
    this.root = element.ownerDocument;
  }

  best(): string {
    const { element } = this;
    if (["html", "head", "body"].includes(element.localName)) return element.localName;
    const tokens = this.tokens(element);
    const unique = tokens.find((token) => this.isOnly(this.all(token)));
    if (unique && unique.cost < NTH) {
      // A visible property or an id needs no ancestor.
      const below = unique.cost > 60 ? this.below(tokens, unique.cost) : undefined;
      return (below ?? unique).selector;
    }
    return (this.below(tokens, NTH) ?? this.nth(tokens))?.selector ?? placeSelector(element);
  }

  /** The cheapest pair of an ancestor's token and one of the element's. */
  private below(tokens: Token[], limit: number): Found | undefined {
    let best: Found | undefined;
    for (let at = parentOrHost(this.element); at && at.localName !== "body"; at = parentOrHost(at))
      for (const above of this.tokens(at))
        for (const token of tokens) {
          // The text must be the element's own; its ancestors add more.
          if (above.selector.startsWith("internal:text=")) break;
          const cost = above.cost + token.cost;
          if (cost >= (best?.cost ?? limit)) break;
          if (repeats(above, token) || !this.isOnly(this.inside(at, above, token))) continue;
          best = { selector: `${above.selector} >> ${token.selector}`, cost };
        }
    return best;
  }

  private nth(tokens: Token[]): Found | undefined {
    for (const token of tokens) {
      const index = this.all(token).indexOf(this.element);
      if (index >= 0 && index <= MAX_NTH)
        return { selector: `${token.selector} >> ${nthPart(index)}`, cost: token.cost + NTH };
    }
    return undefined;
  }

  private tokens(element: Element): Token[] {
    return tokensOf(this.lookup, element, this.kernel.settings.testIdAttribute ?? "data-testid").sort(byCost);
  }

  private all({ selector }: Token): Element[] {
    let found = this.matches.get(selector);
    if (!found) {
      found = queryChain(
        this.lookup,
        this.root,
        parse(selector, () => false),
      );
      this.matches.set(selector, found);
    }
    return found;
  }

  /** The elements that the token matches below an ancestor, if the token alone determines that. */
  private inside(ancestor: Element, above: Token, token: Token): Element[] {
    if (this.all(above).length !== 1) return [];
    return this.all(token).filter((one) => one !== ancestor && contains(ancestor, one));
  }

  private isOnly(found: Element[]): boolean {
    return found.length === 1 && found[0] === this.element;
  }
}

/** The ancestor's text contains the element's already. */
function repeats(above: Token, token: Token): boolean {
  return Boolean(token.text && above.text?.includes(token.text));
}
