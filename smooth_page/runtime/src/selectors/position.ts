/** A selector by position in the document, for an element without any other distinction. */
import { isShadowRoot } from "../dom/kinds";
import { idSelector } from "./tokens";

export const FIRST = " >> nth=0";

export function placeSelector(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const path: string[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const found = [...shortcuts(at), place(at)].map((one) => [one, ...path].join(" > "));
    const unique = found.find((css) => isOnly(root, css, element));
    if (unique) return withHost(root, unique);
    path.unshift(place(at));
  }
  // A path of tags without numbers matches the first of its kind.
  return withHost(root, path.slice(1).join(" > ") + FIRST);
}

function isOnly(root: Document | ShadowRoot, css: string, element: Element): boolean {
  const [first, second] = root.querySelectorAll(css);
  return first === element && !second;
}

function shortcuts(element: Element): string[] {
  const { id, classList } = element;
  const found = id ? [idSelector(id)] : [];
  let classes = "";
  for (const name of classList) found.push((classes += "." + CSS.escape(name)));
  return found;
}

/** The tag, with its number unless it is the first of its kind. */
function place(element: Element): string {
  const tag = CSS.escape(element.localName);
  const siblings = [...((element.parentNode as ParentNode | null)?.children ?? [])];
  const first = siblings.find((one) => one.localName === element.localName);
  return !first || first === element ? tag : `${tag}:nth-child(${siblings.indexOf(element) + 1})`;
}

function withHost(root: Document | ShadowRoot, css: string): string {
  return isShadowRoot(root) ? `${placeSelector(root.host)} >> ${css}` : css;
}
