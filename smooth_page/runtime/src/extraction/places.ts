/** Where in the page values are that were found there: elements, and selectors for these. */
import type { Claim, Place } from "../commands";
import type { Kernel } from "../kernel/kernel";
import { isElement, isText } from "../dom/kinds";
import { bestSelector } from "../selectors/best";
import { FIRST, placeSelector } from "../selectors/position";
import type { Found, Span } from "./ground";
import type { Shown } from "./shown";

// A good selector is compared with all elements of the page: how many are looked for, and how many comparisons that takes.
const MOST_SELECTORS = 100;
const MOST_COMPARED = 50_000;
const LONGEST = 200;

/** Of several places of a value, the one next to the others of its object. */
export function placesOf(kernel: Kernel, { shown, found }: Found, claims: Claim[]): (Place | null)[] {
  const anchors = new Map<number, Span[]>();
  claims.forEach(({ group }, index) => {
    const spans = found[index]!;
    const anchor = anchors.get(group);
    if (spans.length && (!anchor || spans.length < anchor.length)) anchors.set(group, spans);
  });
  const selectors = new Selectors(kernel);
  return found.map((spans, index) => {
    const [anchor] = anchors.get(claims[index]!.group)?.[0] ?? [0];
    const span = nearest(shown, spans, anchor);
    const element = span && elementOf(shown, span);
    if (!element) return null;
    const text = shown.pieces.slice(span[0], span[1] + 1).map((piece) => piece.text.trim().replace(/\s+/g, " "));
    return { frame: kernel.realmOf(element)?.id ?? "main", selector: selectors.of(element), text: text.join(" ").slice(0, LONGEST) };
  });
}

/** The span before a piece or the one after it: that which is in a smaller box with it, as in the same row; else the closer one. */
function nearest(shown: Shown, spans: Span[], piece: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]![0] <= piece) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [spans[low - 1], spans[low]];
  if (!before || !after) return before ?? after;
  const { node } = shown.pieces[piece]!;
  const [boxBefore, boxAfter] = [before, after].map(([first]) => commonElement(node, shown.pieces[first]!.node));
  if (boxBefore !== boxAfter && boxBefore && boxAfter) return boxBefore.contains(boxAfter) ? after : before;
  return after[0] - piece < piece - before[0] ? after : before;
}

function elementOf(shown: Shown, [first, last]: Span): Element | undefined {
  return commonElement(shown.pieces[first]!.node, shown.pieces[last]!.node);
}

export function commonElement(first: Node, last: Node): Element | undefined {
  let element = isText(first) ? first.parentElement : first;
  while (element && !element.contains(last)) element = element.parentElement;
  return element && isElement(element) ? element : undefined;
}

/** Selectors of many elements: good ones of the first, by position of the others. */
class Selectors {
  private readonly known = new Map<Element, string>();
  private readonly positions = new Positions();
  private readonly most: number;

  constructor(private readonly kernel: Kernel) {
    const count = kernel.main().document.getElementsByTagName("*").length;
    this.most = Math.min(MOST_SELECTORS, MOST_COMPARED / count);
  }

  of(element: Element): string {
    let selector = this.known.get(element);
    if (selector === undefined) {
      selector = this.known.size < this.most ? bestSelector(this.kernel, element) : this.positions.of(element);
      this.known.set(element, selector);
    }
    return selector;
  }
}

/** Selectors by position of many elements: each is looked for in its parent. */
class Positions {
  private readonly selectors = new Map<Element, string>();
  private readonly numbers = new Map<Element, number>();

  of(element: Element): string {
    let selector = this.selectors.get(element);
    if (selector === undefined) this.selectors.set(element, (selector = this.inParent(element) ?? placeSelector(element)));
    return selector;
  }

  private inParent(element: Element): string | undefined {
    const parent = element.parentElement;
    if (!parent?.parentElement || parent.localName === "body" || element.id) return undefined;
    const above = this.of(parent);
    return above.endsWith(FIRST) ? undefined : `${above} > ${CSS.escape(element.localName)}:nth-child(${this.number(element, parent)})`;
  }

  private number(element: Element, parent: Element): number {
    if (!this.numbers.has(element)) [...parent.children].forEach((child, index) => this.numbers.set(child, index + 1));
    return this.numbers.get(element)!;
  }
}
