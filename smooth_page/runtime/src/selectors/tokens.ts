/** The ways to identify an element, each with its cost: the less a user sees of it, the higher. */
import { isNone } from "../aria/roles";
import { labelTexts } from "./labels";
import type { Lookup } from "./lookup";
import { isVoid } from "../dom/preview";
import { elementText, normalize } from "../dom/text";

export interface Token {
  selector: string;
  cost: number;
  /** The text that it uses, in lower case. */
  text?: string;
}

/** Counting costs more than any combination of the others. */
export const NTH = 1000;
// prettier-ignore
const COST = {
  testId: 1, otherTestId: 2, roleAndName: 10, description: 12, placeholder: 20, label: 22, alt: 24, text: 30, title: 34,
  id: 60, role: 64, attribute: 66, tag: 68, hasText: 6,
};
/** An exact match, if a loose one finds too many. */
const EXACT = 3;

export function byCost(a: Token, b: Token): number {
  return a.cost - b.cost;
}

export function nthPart(index: number): string {
  return `nth=${index}`;
}

export function tokensOf(lookup: Lookup, element: Element, testIdAttribute: string): Token[] {
  const plain = plainTokens(lookup, element);
  return [
    ...testIds(element, testIdAttribute),
    ...named(lookup, element),
    ...texts(lookup, element, plain),
    ...ids(element),
    ...plain,
  ];
}

function testIds(element: Element, testIdAttribute: string): Token[] {
  const tokens: Token[] = [];
  const id = element.getAttribute(testIdAttribute);
  if (id) tokens.push({ selector: `internal:testid=[${testIdAttribute}=${quote(id)}s]`, cost: COST.testId });
  for (const name of ["data-testid", "data-test-id", "data-test"]) {
    const other = name === testIdAttribute ? null : element.getAttribute(name);
    if (other) tokens.push({ selector: `[${name}=${quote(other)}]`, cost: COST.otherTestId });
  }
  return tokens;
}

/** Tokens by role and name, label, placeholder, alt and title. */
function named(lookup: Lookup, element: Element): Token[] {
  const { localName } = element;
  const tokens: Token[] = [];
  const role = roleOf(lookup, element);
  const name = role ? lookup.aria.name(element) : "";
  if (name) {
    tokens.push(...loose(name, COST.roleAndName, (text, flag) => `internal:role=${role}[name=${quote(text)}${flag}]`));
    const description = lookup.aria.description(element);
    if (description && description !== name)
      tokens.push({
        selector: `internal:role=${role}[name=${quote(name)}i][description=${quote(description)}i]`,
        cost: COST.description + EXACT,
        text: name.toLowerCase(),
      });
  }
  const attribute = (attribute: string, cost: number) => {
    const value = normalize(element.getAttribute(attribute) ?? "");
    tokens.push(...loose(value, cost, (text, flag) => `internal:attr=[${attribute}=${quote(text)}${flag}]`));
  };
  if (localName === "input" || localName === "textarea") attribute("placeholder", COST.placeholder);
  for (const { normalized } of labelTexts(lookup, element))
    tokens.push(...loose(normalized, COST.label, (text, flag) => `internal:label=${quote(text)}${flag}`));
  if (["area", "img", "input"].includes(localName)) attribute("alt", COST.alt);
  attribute("title", COST.title);
  return tokens;
}

/** Tokens by its own text, and by a role or tag with that text. */
function texts(lookup: Lookup, element: Element, plain: Token[]): Token[] {
  if (["select", "head"].includes(element.localName)) return [];
  const { normalized } = elementText(lookup, element);
  const tokens = loose(normalized, COST.text, (text, flag) => `internal:text=${quote(text)}${flag}`);
  for (const { selector, cost } of plain) {
    if (selector.includes("[")) continue;
    for (const [index, text] of alternatives(normalized).entries())
      tokens.push({
        selector: `${selector} >> internal:has-text=${quote(text)}i`,
        cost: cost + COST.hasText + index,
        text: text.toLowerCase(),
      });
    if (normalized.length > MAX_TEXT) continue;
    // `>>` would begin the next part of the selector.
    const literal = normalized.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replaceAll(">>", "[>]>");
    const pattern = `/^${literal}$/`;
    // An empty text identifies only elements that could have text.
    const tells = normalized || (selector.startsWith("internal:role=") && !isVoid(element));
    if (tells)
      tokens.push({
        selector: `${selector} >> internal:has-text=${pattern}`,
        cost: cost + COST.hasText + 9,
        text: normalized.toLowerCase(),
      });
  }
  return tokens;
}

function ids(element: Element): Token[] {
  const { id } = element;
  return id && !looksGenerated(id) ? [{ selector: idSelector(id), cost: COST.id }] : [];
}

export function idSelector(id: string): string {
  return /^[a-zA-Z][\w-]+$/.test(id) ? `#${id}` : `[id=${quote(id)}]`;
}

/** True if letters, digits and signs alternate so often that no person wrote it. */
function looksGenerated(id: string): boolean {
  const kinds = [...id.replace(/[-_]/g, "")].map((char) =>
    /[a-z]/.test(char) ? 0 : /[A-Z]/.test(char) ? 1 : /\d/.test(char) ? 2 : 3,
  );
  const changes = kinds.filter(
    (kind, index) => index > 0 && kind !== kinds[index - 1] && !(kinds[index - 1] === 1 && kind === 0),
  );
  return changes.length >= id.length / 4;
}

const WITH_NAME = new Set(
  "button form fieldset frame iframe input meta object output param select textarea map".split(" "),
);

/** Tokens by role alone, an attribute, or the tag. */
function plainTokens(lookup: Lookup, element: Element): Token[] {
  const tag = CSS.escape(element.localName);
  const tokens: Token[] = [];
  const role = roleOf(lookup, element);
  if (role) tokens.push({ selector: `internal:role=${role}`, cost: COST.role });
  const name = element.getAttribute("name");
  if (name && WITH_NAME.has(element.localName))
    tokens.push({ selector: `${tag}[name=${quote(name)}]`, cost: COST.attribute });
  const type = element.localName === "input" ? element.getAttribute("type") : null;
  if (type) tokens.push({ selector: `input[type=${quote(type)}]`, cost: COST.attribute });
  tokens.push({ selector: tag, cost: COST.tag });
  return tokens;
}

function roleOf(lookup: Lookup, element: Element): string | undefined {
  const role = lookup.aria.role(element);
  return role && !isNone(role) && !lookup.aria.isHidden(element) ? role : undefined;
}

/** Loose matches of the alternatives, then an exact one of the whole. */
function loose(text: string, cost: number, selector: (text: string, flag: "i" | "s") => string): Token[] {
  if (!text) return [];
  const tokens: Token[] = alternatives(text).map((part, index) => ({
    selector: selector(part, "i"),
    cost: cost + index / 10,
    text: part.toLowerCase(),
  }));
  if (text.length <= MAX_TEXT)
    tokens.push({ selector: selector(text, "s"), cost: cost + EXACT, text: text.toLowerCase() });
  return tokens;
}

const MAX_TEXT = 80;
const WORDS = 30;

/** Numbers at the ends change, and a few words are enough; the whole text comes last. */
function alternatives(text: string): string[] {
  if (!text) return [];
  const found = [text.replace(/^[\d.,]*\d(?![\w.,])\s*/, ""), text.replace(/\s*(?<![\w.,])\d+$/, ""), firstWords(text)];
  const shorter = found.filter((part) => part && part !== text);
  return [...new Set([...shorter, text.slice(0, MAX_TEXT)])];
}

function firstWords(text: string): string {
  if (text.length <= WORDS) return text;
  const end = text.lastIndexOf(" ", WORDS - 1);
  return end > 0 ? text.slice(0, end) : text;
}

function quote(text: string): string {
  return JSON.stringify(text);
}
