/** A document as text, with its open shadow roots as declarative ones. */
import type { Call } from "../kernel/operation";

export function contentWithShadow(call: Call): string {
  const { document } = call.realm;
  const root = document.documentElement;
  const doctype = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
  if (!root) return doctype;
  // `getHTML` leaves out the element itself.
  const tags = (root.cloneNode() as Element).outerHTML;
  const end = tags.lastIndexOf("</");
  const inner = root.getHTML({ shadowRoots: openRoots(document) });
  return doctype + (end < 0 ? root.outerHTML : tags.slice(0, end) + inner + tags.slice(end));
}

function openRoots(within: Document | ShadowRoot): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  for (const { shadowRoot } of within.querySelectorAll("*")) if (shadowRoot) roots.push(shadowRoot, ...openRoots(shadowRoot));
  return roots;
}
