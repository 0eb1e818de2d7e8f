/**
 * An element's text as selectors see it: of the DOM, not of the layout, with shadow roots, without scripts and styles.
 */

/** Texts that were read before; valid while the document does not change. */
export interface TextCache {
  readonly texts: Map<Node, ElementText>;
}

export interface ElementText {
  /** As written in the document. */
  full: string;
  normalized: string;
  /** Text of its own text nodes, in runs between child elements. */
  own: string[];
}

export type TextTest = (text: ElementText) => boolean;

/** White space collapsed and trimmed, zero-width spaces and soft hyphens dropped. */
export function normalize(text: string): string {
  return text
    .replace(/[\u200b\u00ad]/g, "")
    .trim()
    .replace(/\s+/g, " ");
}

const UNREAD = new Set(["SCRIPT", "NOSCRIPT", "STYLE"]);
const EMPTY: ElementText = { full: "", normalized: "", own: [] };

export function isUnread(element: Element): boolean {
  return UNREAD.has(element.nodeName) || (element.ownerDocument.head?.contains(element) ?? false);
}

export function elementText(cache: TextCache, root: Element | ShadowRoot): ElementText {
  let text = cache.texts.get(root);
  if (!text) cache.texts.set(root, (text = read(cache, root)));
  return text;
}

function read(cache: TextCache, root: Element | ShadowRoot): ElementText {
  if (root.nodeType === 1) {
    if (isUnread(root as Element)) return EMPTY;
    const { localName, type, value } = root as HTMLInputElement;
    if (localName === "input" && ["submit", "button", "reset"].includes(type))
      return { full: value, normalized: normalize(value), own: [value] };
  }
  const text: ElementText = { full: "", normalized: "", own: [] };
  let run = "";
  const endRun = () => {
    if (run) text.own.push(run);
    run = "";
  };
  for (let child = root.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) {
      text.full += child.nodeValue;
      run += child.nodeValue;
    } else if (child.nodeType === 1) {
      endRun();
      text.full += elementText(cache, child as Element).full;
    }
  }
  endRun();
  const shadow = "shadowRoot" in root ? root.shadowRoot : null;
  if (shadow) text.full += elementText(cache, shadow).full;
  text.normalized = normalize(text.full);
  return text;
}

export function containsText(wanted: string): TextTest {
  const part = normalize(wanted).toLowerCase();
  return (text) => text.normalized.toLowerCase().includes(part);
}

export function hasExactText(wanted: string): TextTest {
  const whole = normalize(wanted);
  return (text) => text.normalized === whole;
}

export function hasOwnText(wanted: string): TextTest {
  return (text) => (!wanted && !text.own.length) || text.own.some((run) => normalize(run) === wanted);
}

/** True if the element matches and none of its children does. */
export function isSmallestMatch(cache: TextCache, element: Element, test: TextTest): boolean {
  if (isUnread(element) || !test(elementText(cache, element))) return false;
  for (let child = element.firstElementChild; child; child = child.nextElementSibling)
    if (test(elementText(cache, child))) return false;
  return !element.shadowRoot || !test(elementText(cache, element.shadowRoot));
}
