/** Pictures that the browser chooses: the one that it would ask for is the one that Python is asked about. */
import { absolute, withUrls } from "./loading_attributes";

/** Of data: addresses a browser takes the largest, of others the one that fits. */
const NOWHERE = "blob:null/";

/** The value of an attribute, held back or not. */
export type ValueOf = (element: Element, name: string) => string | null;

/** The element and what stands before it in its <picture>, in the order in which the browser looks at them. */
export function parts(image: Element): Element[] {
  if (image.parentElement?.localName !== "picture") return [image];
  const sources: Element[] = [];
  for (let at = image.previousElementSibling; at; at = at.previousElementSibling)
    if (at.localName === "source") sources.unshift(at);
  return [...sources, image];
}

/** Calls back with the address that the browser would choose now; in a microtask where there are several. */
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

/** The value with another address in the place of one. */
export function replaced(element: Element, name: string, value: string, url: string, address: string): string {
  return withUrls(name, value, (present) => (absolute(present, element.baseURI) === url ? address : present));
}

