/**
 * Rewrites the media conditions and viewport units in a realm's style sheets and <source> elements, from the page's
 * original text.
 */
import type { Realm } from "../../kernel/realms";
import { type Emulated, rewrite } from "./queries";
import { applyToUnits } from "./units";

/** The page's original text of each list that was changed. */
const originals = new WeakMap<MediaList | HTMLSourceElement, string>();

export function applyToDocument(realm: Realm, emulated: Emulated): void {
  for (const root of roots(realm.document)) {
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) applyToSheet(sheet, emulated);
    for (const source of root.querySelectorAll<HTMLSourceElement>("source[media]")) applyToSource(source, emulated);
  }
}

function* roots(root: Document | ShadowRoot): Generator<Document | ShadowRoot> {
  yield root;
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) yield* roots(element.shadowRoot);
  }
}

function applyToSheet(sheet: CSSStyleSheet, emulated: Emulated): void {
  applyToList(sheet.media, emulated);
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    return; // A sheet of another origin: its rules can't be read.
  }
  applyToRules(rules, emulated);
}

function applyToRules(rules: CSSRuleList, emulated: Emulated): void {
  for (const rule of rules as Iterable<CSSRule & Partial<CSSMediaRule & CSSImportRule & CSSStyleRule>>) {
    if (rule.style) applyToUnits(rule.style, emulated.viewport);
    if (rule.media) applyToList(rule.media, emulated);
    if (rule.styleSheet) applyToSheet(rule.styleSheet, emulated);
    if (rule.cssRules?.length) applyToRules(rule.cssRules, emulated);
  }
}

function applyToList(list: MediaList, emulated: Emulated): void {
  const original = originals.get(list) ?? list.mediaText;
  const text = rewrite(original, emulated);
  if (text === list.mediaText) return;
  originals.set(list, original);
  list.mediaText = text;
}

function applyToSource(source: HTMLSourceElement, emulated: Emulated): void {
  const original = originals.get(source) ?? source.media;
  const text = rewrite(original, emulated);
  if (text === source.media) return;
  originals.set(source, original);
  source.media = text;
}
