/** Accessible descriptions and error messages. */
import type { Aria } from "./aria";
import { readReferences, squash } from "./name";

export function computeDescription(aria: Aria, element: Element, includeHidden: boolean): string {
  if (element.hasAttribute("aria-describedby")) return referenced(aria, element, "aria-describedby", includeHidden);
  return squash(element.getAttribute("aria-description") ?? "") || squash(element.getAttribute("title") ?? "");
}

export function computeErrorMessage(aria: Aria, element: Element): string {
  return isInvalid(element) ? referenced(aria, element, "aria-errormessage", false) : "";
}

function isInvalid(element: Element): boolean {
  const invalid = element.getAttribute("aria-invalid") || "false";
  return invalid !== "false" || (element as HTMLInputElement).validity?.valid === false;
}

function referenced(aria: Aria, element: Element, attribute: string, hidden: boolean): string {
  return squash(readReferences(element, attribute, { aria, seen: new Set(), as: "own", hidden, referenced: false }));
}
