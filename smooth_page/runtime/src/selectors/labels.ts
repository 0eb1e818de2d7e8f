/** The texts that label a form control or any other element, as get_by_label reads them. */
import { elementText, normalize, type ElementText } from "./text";
import type { Lookup } from "./lookup";

export function labelTexts(lookup: Lookup, element: Element): ElementText[] {
  const labels = referenced(element, "aria-labelledby") ?? (element as HTMLInputElement).labels ?? [];
  const texts = [...labels].map((label) => elementText(lookup, label));
  const label = element.getAttribute("aria-label");
  if (label?.trim()) texts.push({ full: label, normalized: normalize(label), own: [label] });
  return texts;
}

function referenced(element: Element, attribute: string): Element[] | undefined {
  const value = element.getAttribute(attribute);
  if (value === null) return undefined;
  const root = element.getRootNode() as Document | ShadowRoot;
  const found = value.split(/\s+/).map((id) => id && root.getElementById(id));
  return found.filter((one): one is HTMLElement => Boolean(one));
}
