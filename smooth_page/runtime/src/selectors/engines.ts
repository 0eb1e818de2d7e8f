/** The engines: what each finds below a root, or keeps of the elements found so far. */
import { elementOfRef } from "../aria/refs";
import { isElement } from "../dom/kinds";
import { isVisible } from "../dom/visibility";
import { Failure } from "../kernel/operation";
import { parseAttributes } from "./attributes";
import { queryCss } from "./css/match";
import { labelTexts } from "./labels";
import type { Lookup, Root } from "./lookup";
import type { Part } from "./parse";
import { regexLiteral } from "./regex";
import { queryRole } from "./role";

import * as text from "../dom/text";

type Find = (lookup: Lookup, root: Root, part: Part) => Element[];
type Keep = (lookup: Lookup, element: Element, part: Part) => boolean;

/** Engines that search below a root. */
export const finders: Record<string, Find> = {
  css: (lookup, root, part) => queryCss(lookup, root, part.css!),
  "css:light": (_, root, part) => [...root.querySelectorAll(part.body)],
  xpath: (_, root, part) => queryXPath(root, part.body),
  text: (lookup, root, part) => smallest(lookup, root, shorthandTest(part.body)),
  "internal:text": (lookup, root, part) => smallest(lookup, root, literalTest(part.body)),
  "internal:label": (lookup, root, part) => {
    const { test } = literalTest(part.body);
    return lookup.all(root, "*").filter((element) => labelTexts(lookup, element).some(test));
  },
  "internal:attr": (lookup, root, part) => queryAttribute(lookup, root, part.body, "attribute"),
  "internal:testid": (lookup, root, part) => queryAttribute(lookup, root, part.body, "test id"),
  role: (lookup, root, part) => queryRole(lookup, root, part.body, false),
  "internal:role": (lookup, root, part) => queryRole(lookup, root, part.body, true),
  "aria-ref": (lookup, _, part) => elementOfRef(lookup.kernel, part.body),
};
for (const name of ["id", "data-testid", "data-test-id", "data-test"])
  finders[name] = (lookup, root, part) => lookup.all(root, `[${name}=${JSON.stringify(part.body)}]`);

/** Engines that keep some of the elements found so far. */
export const keepers: Record<string, Keep> = {
  visible: (_, element, part) => isVisible(element) === (part.body === "true"),
  "internal:has-text": (lookup, element, part) => literalTest(part.body).test(text.elementText(lookup, element)),
  "internal:has-not-text": (lookup, element, part) => !literalTest(part.body).test(text.elementText(lookup, element)),
};

interface Searched {
  test: text.TextTest;
  /** Engines whose matches include all ancestors of a match. */
  inherits: boolean;
}

/** The body of text=: `"own text"`, `/regex/` or a part of the text. */
function shorthandTest(body: string): Searched {
  const regex = body.length > 1 ? regexLiteral(body) : undefined;
  if (regex) return { test: ({ full }) => regex.test(full), inherits: false };
  const quoted = /^"(.*)"$|^'(.*)'$/s.exec(body);
  if (quoted) return { test: text.hasOwnText(text.normalize(unescape(quoted[1] ?? quoted[2]!))), inherits: false };
  return { test: text.containsText(body), inherits: true };
}

/** The body of internal:text and similar engines: a JSON string with a flag, or a regular expression. */
function literalTest(body: string): Searched {
  const regex = regexLiteral(body);
  if (regex) return { test: ({ full }) => regex.test(full), inherits: false };
  const quoted = /^(".*")([is]?)$/s.exec(body);
  if (!quoted) return { test: text.containsText(body), inherits: true };
  const wanted = JSON.parse(quoted[1]!) as string;
  if (quoted[2] === "s") return { test: text.hasExactText(wanted), inherits: false };
  return { test: text.containsText(wanted), inherits: true };
}

function unescape(quoted: string): string {
  return quoted.replace(/\\(.)/gs, (_, char: string) => (char === "n" ? "\n" : char === "t" ? "\t" : char));
}

/** Includes the root itself. */
function smallest(lookup: Lookup, root: Root, { test, inherits }: Searched): Element[] {
  const found: Element[] = [];
  if (isElement(root) && text.isSmallestMatch(lookup, root, test)) found.push(root);
  for (const scope of lookup.scopesOf(root)) {
    if (inherits) descend(lookup, scope, test, found);
    else
      for (const element of scope.querySelectorAll("*"))
        if (text.isSmallestMatch(lookup, element, test)) found.push(element);
  }
  return found;
}

/** Descends only into matches, because the rest can't contain one. */
function descend(lookup: Lookup, parent: ParentNode, test: text.TextTest, found: Element[]): void {
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
    if (text.isUnread(child) || !test(text.elementText(lookup, child))) continue;
    if (text.isSmallestMatch(lookup, child, test)) found.push(child);
    else descend(lookup, child, test, found);
  }
}

/** Case-insensitive strings match a part of the value. */
function queryAttribute(lookup: Lookup, root: Root, body: string, what: string): Element[] {
  const { name, attributes } = parseAttributes(body, true);
  if (name || attributes.length !== 1) throw new Failure("selector", `Malformed ${what} selector: ${body}`);
  const { name: attribute, value, caseSensitive } = attributes[0]!;
  const matches = (actual: string | null): boolean => {
    if (actual === null) return false;
    if (value instanceof RegExp) return value.test(actual);
    if (caseSensitive) return actual === value;
    return actual.toLowerCase().includes(String(value).toLowerCase());
  };
  return lookup.all(root, `[${CSS.escape(attribute)}]`).filter((element) => matches(element.getAttribute(attribute)));
}

export function queryXPath(root: Root, expression: string): Element[] {
  const document = root.nodeType === 9 ? (root as Document) : root.ownerDocument!;
  const relative = expression.startsWith("/") && root.nodeType !== 9 ? "." + expression : expression;
  const found: Element[] = [];
  let node: Node | null;
  try {
    const result = document.evaluate(relative, root, null, 4);
    while ((node = result.iterateNext())) if (node.nodeType === 1) found.push(node as Element);
  } catch (error) {
    throw new Failure("selector", String(error));
  }
  return found;
}
