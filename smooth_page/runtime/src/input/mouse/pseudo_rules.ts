/** The rules of style sheets that depend on the pointer. */
export type Pseudo = "hover" | "active";

/** One `:hover` or `:active` in a selector. */
export interface Mention {
  pseudo: Pseudo;
  /** Its position in the text. */
  index: number;
  /** The type, classes and id before it, which limit the elements that it can match. */
  hint: string;
  /** The pseudo-class around it whose argument is an element of another tree. */
  inside: "" | "host" | "slotted" | "host-context";
}

export interface Use {
  rule: CSSStyleRule;
  text: string;
  mentions: Mention[];
}

type Group = CSSStyleSheet | CSSRule;
interface Known {
  ends: (CSSRule | number | undefined)[];
  uses: Use[];
  groups: Group[];
}

// Text in quotes is not a pseudo-class.
const PSEUDO = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<!\\):(hover|active)(?![\w-])/g;
const read = new WeakMap<Group, Known>();
/** Selectors that were changed: the page's original, and the present text. */
const changed = new WeakMap<CSSStyleRule, { original: string; written: string }>();

/** The rules of a sheet or a group, including nested groups and imported sheets. */
export function usesIn(group: Group): Use[] {
  const { uses, groups } = known(group);
  return groups.length ? uses.concat(groups.flatMap(usesIn)) : uses;
}

function known(group: Group): Known {
  const rules = rulesOf(group);
  const ends = [rules.length, rules[0], rules[rules.length - 1]];
  const before = read.get(group);
  if (before?.ends.every((end, index) => end === ends[index])) return before;
  const now: Known = { ends, uses: [], groups: [] };
  for (const rule of rules) {
    const use = useIn(rule as CSSStyleRule);
    if (use.mentions.length) now.uses.push(use);
    const inner = (rule as CSSGroupingRule).cssRules ? rule : (rule as CSSImportRule).styleSheet;
    if (inner) now.groups.push(inner);
  }
  read.set(group, now);
  return now;
}

function rulesOf(group: Group): ArrayLike<CSSRule> & Iterable<CSSRule> {
  try {
    return (group as CSSStyleSheet).cssRules;
  } catch {
    return []; // A sheet of another origin: its rules can't be read.
  }
}

function useIn(rule: CSSStyleRule): Use {
  const present = rule.selectorText ?? "";
  const ours = changed.get(rule);
  const text = ours?.written === present ? ours.original : present;
  return { rule, text, mentions: mentionsIn(text) };
}

/** `:hover` becomes `:is(:hover, :where(PLACES))`, of the same specificity, where `placesOf` gives places. */
export function rewrite(use: Use, placesOf: (mention: Mention) => string[]): void {
  const { rule } = use;
  Object.assign(use, useIn(rule)); // A script may have changed the selector since.
  const found = new Map(use.mentions.map((mention) => [mention.index, placesOf(mention)]));
  const wanted = withPlaces(use.text, (_, index) => found.get(index) ?? []);
  if (wanted !== rule.selectorText) rule.selectorText = wanted;
  changed.set(rule, { original: use.text, written: rule.selectorText });
}

export function restore(rule: CSSStyleRule): void {
  const ours = changed.get(rule);
  if (ours?.written === rule.selectorText) rule.selectorText = ours.original;
  changed.delete(rule);
}

function mentionsIn(text: string): Mention[] {
  if (!text.includes(":hover") && !text.includes(":active")) return [];
  return [...text.matchAll(PSEUDO)].flatMap(({ 2: pseudo, index }) =>
    pseudo ? [{ pseudo: pseudo as Pseudo, index, ...surroundings(text, index) }] : [],
  );
}

function surroundings(text: string, index: number): Pick<Mention, "hint" | "inside"> {
  let start: number | undefined;
  let depth = 0;
  for (let at = index - 1; at >= 0; at--) {
    const char = text[at]!;
    if (char === ")") depth++;
    else if (char === "(" && depth) depth--;
    else if (!depth && start === undefined && /[\s>+~,(]/.test(char) && text[at - 1] !== "\\") start = at + 1;
    const [, inside] = char === "(" && !depth ? (/:(host|slotted|host-context)$/.exec(text.slice(0, at)) ?? []) : [];
    if (inside) return { hint: hintIn(text.slice(start, index)), inside: inside as Mention["inside"] };
  }
  return { hint: hintIn(text.slice(start ?? 0, index)), inside: "" };
}

/** Ignores states and attributes, because they can change unnoticed. */
function hintIn(compound: string): string {
  return /^(?:\\.|[^\\:[])*/.exec(compound)![0] || "*";
}

export function withPlaces(text: string, placesOf: (pseudo: Pseudo, index: number) => string[]): string {
  return text.replace(PSEUDO, (all, _, pseudo: Pseudo | undefined, index: number) => {
    const places = pseudo ? placesOf(pseudo, index) : [];
    return places.length ? `:is(:${pseudo}, :where(${places.join(", ")}))` : all;
  });
}
