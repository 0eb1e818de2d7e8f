/** Finds out which candidate of a picture the browser would load: Python is asked about that one. */
import { absolute, withUrls } from "./loading_attributes";

/** With data: URLs, a browser would choose the largest candidate instead of the one that fits. */
const NOWHERE = "blob:null/";

/** Returns the value of an attribute, held back or not. */
export type ValueOf = (element: Element, name: string) => string | null;

/** The element and the sources before it in its <picture>, in the order in which the browser considers them. */
export function parts(image: Element): Element[] {
  if (image.parentElement?.localName !== "picture") return [image];
  const sources: Element[] = [];
  for (let at = image.previousElementSibling; at; at = at.previousElementSibling)
    if (at.localName === "source") sources.unshift(at);
  return [...sources, image];
}

/**
 * Calls back with the address that the browser would choose now. If there are several candidates, this takes a
 * microtask.
 */
export function choose(image: HTMLImageElement, valueOf: ValueOf, chosen: (url: string | undefined) => void): void {
  const all = parts(image);
  const src = valueOf(image, "src");
  if (!all.some((part) => valueOf(part, "srcset"))) return chosen(src === null ? undefined : absolute(src, image.baseURI));
  const urls: string[] = [];
  const marked = (url: string) => `${NOWHERE}${urls.push(url) - 1}`;
  const document = image.ownerDocument;
  const picture = document.createElement("picture");
  for (const part of all) {
    const probe = document.createElement(part.localName);
    for (const name of ["media", "type", "sizes", "width"]) {
      const value = part.getAttribute(name);
      if (value !== null) probe.setAttribute(name, value);
    }
    picture.append(probe);
    const srcset = valueOf(part, "srcset");
    if (srcset !== null) probe.setAttribute("srcset", withUrls("srcset", srcset, marked));
    if (part === image && src !== null) probe.setAttribute("src", marked(src.trim()));
  }
  const probe = picture.lastElementChild as HTMLImageElement;
  queueMicrotask(() => {
    const at = /^blob:null\/(\d+)$/.exec(probe.currentSrc)?.[1];
    chosen(at === undefined ? undefined : absolute(urls[Number(at)]!, image.baseURI));
  });
}

/** Replaces one address in the value. */
export function replaced(element: Element, name: string, value: string, url: string, address: string): string {
  return withUrls(name, value, (present) => (absolute(present, element.baseURI) === url ? address : present));
}

