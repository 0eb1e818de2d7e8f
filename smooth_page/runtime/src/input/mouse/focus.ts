/** Moves the focus to the element on which the mouse is pressed. */
import { chainOf, contains, focused } from "../../dom/composed";
import { isHtml } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import type { Spot } from "../hit";

/** Elements that clicks and keys can focus. Scrollable boxes can be focused too, but not by a click. */
export const FOCUSABLE =
  "a[href], area[href], button, input, select, textarea, iframe, object, embed, summary, [tabindex], " +
  "audio[controls], video[controls], [contenteditable]:not([contenteditable=false i])";

/** Focuses the nearest focusable ancestor. If there is none, removes the focus. */
export function focusAt(kernel: Kernel, { realm, element }: Spot): void {
  const { document } = realm;
  for (const around of chainOf(element)) {
    if (around === focused(document)) break;
    const delegates = around.shadowRoot?.delegatesFocus;
    if (delegates && contains(around, focused(document) ?? document)) break;
    if ((delegates || around.matches(FOCUSABLE)) && takesFocus(kernel, document, around)) return;
    if (around !== document.documentElement) continue;
    const active = focused(document) as HTMLElement | undefined;
    if (active && "blur" in active) kernel.native(active, "blur");
  }
  enter(kernel, realm);
}

function takesFocus(kernel: Kernel, document: Document, element: Element): boolean {
  const before = focused(document);
  // The focus ring is for keyboards, but text fields always show it, as in browsers.
  const options = { preventScroll: true, focusVisible: element.matches("input, textarea, [contenteditable]") };
  if ("focus" in element) kernel.native(element, "focus", options);
  return focused(document) !== before || !element.isConnected;
}

/** The keyboard follows the mouse into a frame, and out of it. */
function enter(kernel: Kernel, realm: Spot["realm"]): void {
  const outer = focused(kernel.main().document);
  if (realm.parent) {
    if (focused(realm.parent.document) !== realm.element) kernel.outside(() => realm.window.focus());
  } else if (outer && kernel.realmIn(outer) && isHtml(outer)) kernel.native(outer, "blur");
}
