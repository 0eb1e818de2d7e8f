/** PLACEHOLDER: element states as Playwright defines them. `received` is the word for messages, e.g. "hidden", "disabled". */
export type ElementState = "visible" | "hidden" | "enabled" | "disabled" | "editable" | "readOnly" | "checked" | "unchecked" | "indeterminate" | "stable";

export function elementState(_element: Element, _state: ElementState): { matches: boolean; received: string } {
  throw new Error("not built");
}
