/** What an element shows beyond its attributes, as attributes that the trace viewer knows. */
import { isCheckable, isHtml, isTag } from "../dom/kinds";

type State = Record<string, string>;

/** Whether an element can have a state that no mutation shows. */
export function hasState(element: Element): boolean {
  if (!isHtml(element)) return false;
  return (
    isTag(element, "input", "textarea", "option", "dialog", "iframe", "canvas", "img") ||
    element.localName.includes("-") ||
    element.hasAttribute("popover")
  );
}

export function stateOf(element: Element): State {
  if (isTag(element, "input")) return inputState(element);
  if (isTag(element, "textarea")) return { __playwright_value_: element.value };
  if (isTag(element, "option")) return { __playwright_selected_: String(element.selected) };
  if (isTag(element, "dialog")) return element.open ? { __playwright_dialog_open_: matches(element, ":modal") ? "modal" : "true" } : {};
  if (isTag(element, "img")) return element.currentSrc ? { __playwright_current_src__: element.currentSrc } : {};
  if (isTag(element, "iframe", "canvas")) return { __playwright_bounding_rect__: box(element) };
  if (element.hasAttribute("popover") && matches(element, ":popover-open")) return { __playwright_popover_open_: "true" };
  // A custom element may get its content later, or its definition.
  return element.localName.includes("-") ? ({ "data-has-shadow": String(Boolean(element.shadowRoot)) } as State) : {};
}

/** What was typed as a password is not shown. */
function inputState(input: HTMLInputElement): State {
  const value = input.type === "password" ? "*".repeat(input.value.length) : input.type === "file" ? "" : input.value;
  return { __playwright_value_: value, ...(isCheckable(input) ? { __playwright_checked_: String(input.checked) } : {}) };
}

function box(element: Element): string {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return JSON.stringify({ left, top, right, bottom });
}

function matches(element: Element, selector: string): boolean {
  try {
    return element.matches(selector);
  } catch {
    return false; // older browsers don't know it
  }
}
