/** Pseudo-classes that the browser lacks, or that must see into shadow roots. */
import { isVisible } from "../../dom/visibility";
import { parseRegex } from "../regex";
import { inDocumentOrder } from "../order";
import type { Lookup, Root } from "../lookup";
import { containsText, elementText, hasOwnText, isSmallestMatch, isUnread, normalize, type TextTest } from "../../dom/text";
import { layoutScore } from "./layout";
import { matchesCss, queryWithin, type Within } from "./match";
import type { Argument, SelectorList } from "./parse";

export interface PseudoClass {
  matches(lookup: Lookup, element: Element, args: Argument[], within: Within): boolean;
  /** Finds candidates itself if it is the whole selector. */
  query?(lookup: Lookup, within: Within, args: Argument[]): Element[];
}

const any: PseudoClass = {
  matches: (lookup, element, args, within) => matchesCss(lookup, element, lists(args), within),
  query: (lookup, within, args) => queryWithin(lookup, within, lists(args)),
};

export const pseudoClasses: Record<string, PseudoClass> = {
  is: any,
  where: any,
  not: { matches: (lookup, element, args, within) => !any.matches(lookup, element, args, within) },
  has: { matches: (lookup, root, args, { light }) => queryWithin(lookup, { root, scope: root, light }, lists(args)).length > 0 },
  light: {
    matches: (lookup, element, args, within) => any.matches(lookup, element, args, { ...within, light: true }),
    query: (lookup, within, args) => any.query!(lookup, { ...within, light: true }, args),
  },
  scope: {
    matches(_, element, args, { scope }) {
      if (args.length) throw new Error('"scope" engine expects no arguments');
      return element === scopeElement(scope);
    },
    query: (_, { scope }) => [scopeElement(scope)].filter((element) => !!element),
  },
  visible: {
    matches(_, element, args) {
      if (args.length) throw new Error('"visible" engine expects no arguments');
      return isVisible(element);
    },
  },
  text: {
    matches: (lookup, element, args) => isSmallestMatch(lookup, element, containsText(string("text", args))),
  },
  "text-is": {
    matches: (lookup, element, args) =>
      isSmallestMatch(lookup, element, hasOwnText(normalize(string("text-is", args)))),
  },
  "text-matches": {
    matches: (lookup, element, args) => isSmallestMatch(lookup, element, matchesPattern(args)),
  },
  "has-text": {
    matches(lookup, element, args) {
      const test = containsText(string("has-text", args));
      return !isUnread(element) && test(elementText(lookup, element));
    },
  },
  "left-of": layout("left-of"),
  "right-of": layout("right-of"),
  above: layout("above"),
  below: layout("below"),
  near: layout("near"),
  "nth-match": {
    matches: (lookup, element, args, within) => nthMatch(lookup, within, args) === element,
    query(lookup, within, args) {
      const found = nthMatch(lookup, within, args);
      return found ? [found] : [];
    },
  },
};

function scopeElement(scope: Root): Element | null {
  return scope.nodeType === 9 ? (scope as Document).documentElement : (scope as Element);
}

function lists(args: Argument[]): SelectorList {
  const first = args[0];
  if (!first || !("selectors" in first)) throw new Error("a selector is expected");
  return first.selectors;
}

function string(name: string, args: Argument[]): string {
  const [first] = args;
  if (args.length !== 1 || !first || !("string" in first)) throw new Error(`"${name}" engine expects a single string`);
  return first.string;
}

function matchesPattern(args: Argument[]): TextTest {
  const [source, flags] = args;
  if (!source || args.length > 2 || !("string" in source) || (flags && !("string" in flags)))
    throw new Error('"text-matches" engine expects a regexp body and optional regexp flags');
  const regex = parseRegex(source.string, flags && "string" in flags ? flags.string : "");
  return (text) => regex.test(text.full);
}

/** The matches of the inner list of :near and :nth-match, computed once. */
function inner(lookup: Lookup, within: Within, args: Argument[]): Element[] {
  let known = lookup.nested.get(args);
  if (!known) lookup.nested.set(args, (known = new Map()));
  let found = known.get(within);
  if (!found) {
    const selected = args.flatMap((arg) => ("selectors" in arg ? queryWithin(lookup, within, arg.selectors) : []));
    known.set(within, (found = inDocumentOrder(selected)));
  }
  return found;
}

function nthMatch(lookup: Lookup, within: Within, args: Argument[]): Element | undefined {
  const last = args.at(-1)!;
  if (args.length < 2) throw new Error('"nth-match" engine expects non-empty selector list and an index argument');
  if (!("number" in last) || last.number < 1)
    throw new Error('"nth-match" engine expects a one-based index as the last argument');
  return inner(lookup, within, args)[last.number - 1];
}

function layout(name: string): PseudoClass {
  return {
    matches(lookup, element, args, within) {
      const last = args.at(-1);
      const distance = last && "number" in last ? last.number : undefined;
      if (!args.some((arg) => "selectors" in arg))
        throw new Error(`"${name}" engine expects a selector list and optional maximum distance in pixels`);
      const score = layoutScore(name, element, inner(lookup, within, args), distance);
      if (score === undefined) return false;
      lookup.scores.set(element, score);
      return true;
    },
  };
}
