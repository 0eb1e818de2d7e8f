/** Marks the elements that an extraction is about, for as long as it takes. */
import type { Commands } from "../commands";
import type { Call, Running } from "../kernel/operation";
import { queryAll } from "../selectors/target";
import { isHtml } from "../dom/kinds";
import { attached } from "../waiting/until";

const LONGEST = 2000;

export function* mark(call: Call<Commands["extract.mark"]["params"]>): Running<string[]> {
  const { target, name } = call.params;
  if (target) yield* attached(call, target);
  const elements = target ? queryAll(call, target) : [call.realm.document.documentElement];
  return elements.map((element, index) => {
    element.setAttribute(name, String(index + 1));
    return (isHtml(element) ? element.innerText : (element.textContent ?? "")).trim().slice(0, LONGEST);
  });
}

export function unmark(call: Call<Commands["extract.unmark"]["params"]>): null {
  const { name } = call.params;
  for (const realm of call.kernel.realms()) unmarkIn(realm.document, name);
  return null;
}

function unmarkIn(root: ParentNode, name: string): void {
  for (const element of root.querySelectorAll("*")) {
    element.removeAttribute(name);
    if (element.shadowRoot) unmarkIn(element.shadowRoot, name);
  }
}
