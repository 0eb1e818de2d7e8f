/** The texts that label a form control or another element, as get_by_label matches them. */
import { elementText, normalize, type ElementText } from "../dom/text";
import type { Lookup } from "./lookup";

export function labelTexts(lookup: Lookup, element: Element): ElementText[] {
  const referring = referenced(element, "aria-labelledby");
  if (referring.length) return referring.map((label) => elementText(lookup, label));
  const label = element.getAttribute("aria-label");
  if (label?.trim()) return [{ full: label, normalized: normalize(label), own: [label] }];
  return [...((element as HTMLInputElement).labels ?? [])].map((one) => elementText(lookup, one));
}

function referenced(element: Element, attribute: string): Element[] {
  const ids = element.getAttribute(attribute)?.split(/\s+/).filter(Boolean) ?? [];
  const root = element.getRootNode() as Document | ShadowRoot;
  return ids.map((id) => root.getElementById?.(id)).filter((one): one is HTMLElement => Boolean(one));
}
