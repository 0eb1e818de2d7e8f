/** Runs parsed CSS on the page: by the browser alone if possible, otherwise piece by piece and through shadow roots. */
import { parentOrHost } from "../../dom/composed";
import { inDocumentOrder } from "../order";
import type { Lookup, Root } from "../lookup";
import type { Complex, Compound, Pseudo, SelectorList } from "./parse";
import { pseudoClasses } from "./pseudos";

/** Where a selector is searched, and what `:scope` matches there. */
export interface Within {
  /** The search covers everything below it. It does not match itself. */
  root: Root;
  scope: Root;
  /** `root` has been widened to what is around the scope, once for all that is nested. */
  widened?: true;
  /** Shadow roots are not entered. */
  light?: true;
}

export function queryCss(lookup: Lookup, root: Root, list: SelectorList): Element[] {
  return queryWithin(lookup, { root, scope: root }, list);
}

export function queryWithin(lookup: Lookup, within: Within, list: SelectorList): Element[] {
  const { root } = within;
  if (list.plain && !within.widened && (within.light || lookup.scopesOf(root).length === 1)) {
    const text = scopedText(list, root);
    try {
      if (text) return [...root.querySelectorAll(text)];
    } catch {
      // The piecewise search supports more (nested :has), or reports which piece is wrong.
    }
  }
  if (list.complexes.length === 1) return queryComplex(lookup, within, list.complexes[0]!);
  return inDocumentOrder(list.complexes.flatMap((complex) => queryComplex(lookup, within, complex)));
}

export function matchesCss(lookup: Lookup, element: Element, list: SelectorList, within: Within): boolean {
  return list.complexes.some((complex) => {
    const wide = widened(within, complex);
    return matchesCompound(lookup, element, complex.at(-1)!, wide) && matchesLeft(lookup, element, complex, complex.length - 1, wide);
  });
}

/** A selector with `:scope` may match the scope itself and its siblings, so the search covers its parent's children. */
function widened(within: Within, complex: Complex): Within {
  if (within.widened || !isScoped(complex)) return within;
  return { ...within, root: parentOrHost(within.root) ?? within.root, widened: true };
}

/**
 * The text for querySelectorAll. Undefined if its notion of scope differs from Playwright's, in which ancestors belong
 * to the root.
 */
function scopedText(list: SelectorList, root: Root): string | undefined {
  if (root.nodeType === 9) return list.complexes.map(complexText).join(",");
  const nested = (complex: Complex) => complex.some(({ pseudos }) => pseudos.some(({ args }) => args.length));
  // Not if the scope's siblings or ancestors matter.
  const beyond = ([, next, ...rest]: Complex) => isScoped(rest) || !next || isScoped([next]) || !/[ >]/.test(next.combinator);
  const wide = (complex: Complex) => isScoped(complex) && (beyond(complex) || !root.parentElement);
  if (list.complexes.some((complex) => nested(complex) || wide(complex))) return undefined;
  return list.complexes.map((complex) => (isScoped(complex) ? "" : ":scope ") + complexText(complex)).join(",");
}

function isScoped(complex: Complex): boolean {
  return complex.some(({ pseudos }) => pseudos.some(({ name }) => name === "scope"));
}

function complexText(complex: Complex): string {
  return complex.map(({ combinator, css, pseudos }) => combinator + css + pseudos.map(pseudoText).join("")).join("");
}

/** Inside :has, where the browser supports a leading combinator itself. */
function relativeText(complex: Complex): string {
  return complexText(complex[0]!.pseudos[0]?.implied ? complex.slice(1) : complex);
}

function pseudoText({ name, args }: Pseudo): string {
  const lists = args.map((arg) => ("selectors" in arg ? arg.selectors.complexes.map(relativeText).join(",") : ""));
  return lists.length ? `:${name}(${lists.join(",")})` : `:${name}`;
}

function queryComplex(lookup: Lookup, from: Within, complex: Complex): Element[] {
  const within = widened(from, complex);
  const found = queryCompound(lookup, within, complex.at(-1)!);
  return found.filter((element) => matchesLeft(lookup, element, complex, complex.length - 1, within));
}

function queryCompound(lookup: Lookup, within: Within, compound: Compound): Element[] {
  let [first, ...pseudos] = compound.pseudos;
  let found: Element[];
  const query = first && /^\*?$/.test(compound.css) && pseudoClasses[first.name]!.query;
  if (first && query) found = query(lookup, within, first.args);
  else {
    const css = compound.css || "*";
    found = within.light ? [...within.root.querySelectorAll(css)] : lookup.all(within.root, css);
    pseudos = compound.pseudos;
  }
  for (const pseudo of pseudos) found = found.filter((element) => matchesPseudo(lookup, element, pseudo, within));
  return found;
}

function matchesCompound(lookup: Lookup, element: Element, compound: Compound, within: Within): boolean {
  if (element === within.root) return false;
  if (compound.css && !element.matches(compound.css)) return false;
  return compound.pseudos.every((pseudo) => matchesPseudo(lookup, element, pseudo, within));
}

function matchesPseudo(lookup: Lookup, element: Element, { name, args }: Pseudo, within: Within): boolean {
  return pseudoClasses[name]!.matches(lookup, element, args, within);
}

/** Whether the parts before `complex[index]` match, given an element that matches it. */
function matchesLeft(lookup: Lookup, element: Element, complex: Complex, index: number, within: Within): boolean {
  if (index === 0) return true;
  const { combinator } = complex[index]!;
  const before = complex[index - 1]!;
  const sideways = combinator === "+" || combinator === "~";
  const once = combinator === "+" || combinator === ">";
  let at: Element | null | undefined = element;
  while ((at = sideways ? at.previousElementSibling : parentWithin(at, within))) {
    if (matchesCompound(lookup, at, before, within) && matchesLeft(lookup, at, complex, index - 1, within)) return true;
    if (once) return false;
  }
  return false;
}

/** Includes the root itself, but nothing beyond it. */
function parentWithin(element: Element, { root, light }: Within): Element | null | undefined {
  if (element === root) return undefined;
  return light ? element.parentElement : parentOrHost(element);
}
