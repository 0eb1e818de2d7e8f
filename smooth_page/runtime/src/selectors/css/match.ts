/** Runs parsed CSS on the page: by the browser alone where it can, else piece by piece and through shadow roots. */
import { parentOrHost } from "../../dom/composed";
import { inDocumentOrder } from "../order";
import type { Lookup, Root } from "../lookup";
import type { Complex, Compound, Pseudo, SelectorList } from "./parse";
import { pseudoClasses } from "./pseudos";

export function queryCss(lookup: Lookup, root: Root, list: SelectorList): Element[] {
  if (list.plain && lookup.scopesOf(root).length === 1) {
    const text = scopedText(list, root);
    try {
      if (text) return [...root.querySelectorAll(text)];
    } catch {
      // The long way can do more (nested :has), and else says which piece is wrong.
    }
  }
  if (list.complexes.length === 1) return queryComplex(lookup, root, list.complexes[0]!);
  return inDocumentOrder(list.complexes.flatMap((complex) => queryComplex(lookup, root, complex)));
}

export function matchesCss(lookup: Lookup, element: Element, list: SelectorList, root: Root): boolean {
  return list.complexes.some(
    (complex) =>
      matchesCompound(lookup, element, complex.at(-1)!, root) &&
      matchesLeft(lookup, element, complex, complex.length - 1, root),
  );
}

/** For querySelectorAll; undefined where its idea of scope differs from Playwright's, in which ancestors lie in the root. */
function scopedText(list: SelectorList, root: Root): string | undefined {
  if (root.nodeType === 9) return list.complexes.map(complexText).join(",");
  const nested = (complex: Complex) => complex.some(({ pseudos }) => pseudos.some(({ args }) => args.length));
  const self = (complex: Complex) => isScoped([complex.at(-1)!]);
  if (list.complexes.some((complex) => nested(complex) || self(complex))) return undefined;
  return list.complexes.map((complex) => (isScoped(complex) ? "" : ":scope ") + complexText(complex)).join(",");
}

function isScoped(complex: Complex): boolean {
  return complex.some(({ pseudos }) => pseudos.some(({ name }) => name === "scope"));
}

function complexText(complex: Complex): string {
  return complex.map(({ combinator, css, pseudos }) => combinator + css + pseudos.map(pseudoText).join("")).join("");
}

/** Inside of :has, where the browser reads a leading combinator itself. */
function relativeText(complex: Complex): string {
  return complexText(complex[0]!.pseudos[0]?.implied ? complex.slice(1) : complex);
}

function pseudoText({ name, args }: Pseudo): string {
  const lists = args.map((arg) => ("selectors" in arg ? arg.selectors.complexes.map(relativeText).join(",") : ""));
  return lists.length ? `:${name}(${lists.join(",")})` : `:${name}`;
}

function queryComplex(lookup: Lookup, root: Root, complex: Complex): Element[] {
  const last = complex.at(-1)!;
  const found = queryCompound(lookup, root, last);
  if (complex.length === 1) return found;
  return found.filter((element) => matchesLeft(lookup, element, complex, complex.length - 1, root));
}

function queryCompound(lookup: Lookup, root: Root, compound: Compound): Element[] {
  let [first, ...pseudos] = compound.pseudos;
  let found: Element[];
  if (pseudos.concat(first ?? []).some(({ name }) => name === "scope")) {
    const self = root.nodeType === 9 ? (root as Document).documentElement : (root as Element);
    return matchesCompound(lookup, self, compound, root) ? [self] : [];
  }
  const query = first && !compound.css && pseudoClasses[first.name]!.query;
  if (first && query) found = query(lookup, root, first.args);
  else {
    found = lookup.all(root, compound.css || "*");
    pseudos = compound.pseudos;
  }
  for (const pseudo of pseudos) found = found.filter((element) => matchesPseudo(lookup, element, pseudo, root));
  return found;
}

function matchesCompound(lookup: Lookup, element: Element, compound: Compound, root: Root): boolean {
  if (element === root && !compound.pseudos.some(({ name }) => name === "scope")) return false;
  if (compound.css && !element.matches(compound.css)) return false;
  return compound.pseudos.every((pseudo) => matchesPseudo(lookup, element, pseudo, root));
}

function matchesPseudo(lookup: Lookup, element: Element, { name, args }: Pseudo, root: Root): boolean {
  return pseudoClasses[name]!.matches(lookup, element, args, root);
}

/** Whether what stands before `complex[index]` holds for an element that matches that. */
function matchesLeft(lookup: Lookup, element: Element, complex: Complex, index: number, root: Root): boolean {
  if (index === 0) return true;
  const { combinator } = complex[index]!;
  const before = complex[index - 1]!;
  const sideways = combinator === "+" || combinator === "~";
  const once = combinator === "+" || combinator === ">";
  let at: Element | null | undefined = element;
  while ((at = sideways ? at.previousElementSibling : parentWithin(at, root))) {
    if (matchesCompound(lookup, at, before, root) && matchesLeft(lookup, at, complex, index - 1, root)) return true;
    if (once) return false;
  }
  return false;
}

/** The root itself is reached, but nothing beyond it. */
function parentWithin(element: Element, root: Root): Element | undefined {
  return element === root ? undefined : parentOrHost(element);
}
