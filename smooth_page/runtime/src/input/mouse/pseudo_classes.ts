/**
 * `:hover` and `:active` for a pointer that the browser does not know.
 *
 * A rule `a:hover` becomes `a:is(:hover, [data-smooth-hover])`, in its place, so that specificity and order stay; and
 * the attribute is set on those hovered elements that such a rule can mean. Nothing is touched in documents without
 * such rules, until a script asks for such elements (pseudo_queries.ts). Not mirrored: style sheets of other origins,
 * which can't be read.
 */
import { isDocument, isShadowRoot } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { answerQueries } from "./pseudo_queries";

type Pseudo = "hover" | "active";
/** Who has the attribute now, and which elements the pointer is on, whether a rule means them or not. */
type Marks = Record<Pseudo, { marked: Element[]; on: Element[] }> & { asked: boolean };
/** Simple selectors in front of the pseudo-class: what elements it is about. */
type Hints = Set<string>;

const attribute = (pseudo: Pseudo): string => `data-smooth-${pseudo}`;
const marked = new WeakMap<Kernel, Marks>();
/** How many rules of a sheet, or a group within one, have been read. */
const read = new WeakMap<CSSStyleSheet | CSSRule, { count: number; hints: Record<Pseudo, Hints> }>();

export function mirrorHover(kernel: Kernel, chain: Element[]): void {
  mirror(kernel, "hover", chain);
}

export function mirrorActive(kernel: Kernel, chain: Element[]): void {
  mirror(kernel, "active", chain);
}

function mirror(kernel: Kernel, pseudo: Pseudo, chain: Element[]): void {
  const marks = marksOf(kernel);
  marks[pseudo].on = chain;
  for (const window of new Set(chain.map((element) => element.ownerDocument.defaultView)))
    if (window) answerQueries(kernel, window, () => markAll(kernel));
  mark(marks, pseudo);
}

function marksOf(kernel: Kernel): Marks {
  let marks = marked.get(kernel);
  if (!marks) {
    marks = { hover: { marked: [], on: [] }, active: { marked: [], on: [] }, asked: false };
    marked.set(kernel, marks);
  }
  return marks;
}

/** From now on, a script may ask about any element. */
function markAll(kernel: Kernel): void {
  const marks = marksOf(kernel);
  if (marks.asked) return;
  marks.asked = true;
  for (const pseudo of ["hover", "active"] as const) mark(marks, pseudo);
}

function mark(marks: Marks, pseudo: Pseudo): void {
  const { marked: before, on } = marks[pseudo];
  const hints = on.length && !marks.asked ? hintsFor(on, pseudo) : undefined;
  const now = marks.asked ? on : hints?.size ? on.filter((element) => meant(element, hints)) : [];
  for (const element of before) if (!now.includes(element)) element.removeAttribute(attribute(pseudo));
  for (const element of now) if (!before.includes(element)) element.setAttribute(attribute(pseudo), "");
  marks[pseudo].marked = now;
}

function meant(element: Element, hints: Hints): boolean {
  if (hints.has("*")) return true;
  try {
    return element.matches([...hints].join());
  } catch {
    return true; // A selector that we cut apart in the wrong place: better one attribute too many.
  }
}

/** Of all sheets that can style the elements. */
function hintsFor(chain: Element[], pseudo: Pseudo): Hints {
  const hints: Hints = new Set();
  const roots = chain.flatMap((element) => [element.getRootNode(), element.shadowRoot]);
  for (const root of new Set(roots)) {
    if (!root || (!isDocument(root) && !isShadowRoot(root))) continue;
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets])
      for (const hint of hintsOf(sheet)[pseudo]) hints.add(hint);
  }
  return hints;
}

function hintsOf(group: CSSStyleSheet | CSSRule): Record<Pseudo, Hints> {
  let rules: CSSRuleList | undefined;
  try {
    rules = (group as CSSStyleSheet).cssRules;
  } catch {
    // Of another origin: its rules can't be read.
  }
  const known = read.get(group);
  if (known && known.count === (rules?.length ?? 0)) return known.hints;
  const hints = { hover: new Set<string>(), active: new Set<string>() };
  for (const rule of rules ?? []) readRule(rule, hints);
  read.set(group, { count: rules?.length ?? 0, hints });
  return hints;
}

/** A compound selector's last simple ones before the pseudo-class; group 1: they are a pseudo-class themselves. */
const USE = /(:?)((?:\\.|[^\\\s>+~,:()[\]*|&"'])*)(?<!\\):(hover|active)(?![\w-])/g;
const MIRRORED = /:is\(:(hover|active), \[data-smooth-\1\]\)/g;

function readRule(rule: CSSRule, hints: Record<Pseudo, Hints>): void {
  const text = (rule as CSSStyleRule).selectorText ?? "";
  if (text.includes(":hover") || text.includes(":active")) {
    const original = text.replace(MIRRORED, ":$1");
    for (const [, colon, simple, pseudo] of original.matchAll(USE))
      hints[pseudo as Pseudo].add(colon ? "*" : simple || "*");
    if (original === text)
      (rule as CSSStyleRule).selectorText = text.replace(
        USE,
        (_, colon, simple, pseudo) => `${colon}${simple}:is(:${pseudo}, [${attribute(pseudo)}])`,
      );
  }
  const inner = (rule as CSSGroupingRule).cssRules ? rule : (rule as CSSImportRule).styleSheet;
  if (!inner) return;
  const below = hintsOf(inner);
  for (const pseudo of ["hover", "active"] as const) for (const hint of below[pseudo]) hints[pseudo].add(hint);
}
