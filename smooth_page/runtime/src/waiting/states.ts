/** Element states as Playwright defines them. `received` is the word for messages, e.g. "hidden", "disabled". */
import { isDisabled, role } from "../aria/facts";
import { isCheckable, isContentEditable, isField } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import { isVisible } from "../dom/visibility";
import { Failure } from "../kernel/operation";

export type ElementState =
  | "visible"
  | "hidden"
  | "enabled"
  | "disabled"
  | "editable"
  | "readOnly"
  | "checked"
  | "unchecked"
  | "indeterminate";

export interface StateResult {
  matches: boolean;
  received: string;
}

const READONLY_ROLES = new Set([
  "checkbox",
  "columnheader",
  "combobox",
  "grid",
  "gridcell",
  "listbox",
  "radiogroup",
  "rowheader",
  "searchbox",
  "slider",
  "spinbutton",
  "switch",
  "textbox",
  "treegrid",
]);
const CHECKED_ROLES = new Set([
  "checkbox",
  "menuitemcheckbox",
  "menuitemradio",
  "option",
  "radio",
  "switch",
  "treeitem",
]);

/** Throws an `element` failure when elements of this kind can't be in such a state. */
export function elementState(element: Element, state: ElementState): StateResult {
  switch (state) {
    case "visible":
    case "hidden":
      return answer(state, element.isConnected && isVisible(element) ? "visible" : "hidden");
    case "enabled":
    case "disabled":
      return answer(state, isDisabled(labelledControl(element)) ? "disabled" : "enabled");
    case "editable":
    case "readOnly":
      return answer(state, editability(labelledControl(element)));
    case "checked":
    case "unchecked":
      return answer(state, checkedness(labelledControl(element)));
    case "indeterminate": {
      const control = labelledControl(element);
      return answer(state, isIndeterminate(control) ? "indeterminate" : checkedness(control));
    }
  }
}

function answer(state: ElementState, received: ElementState): StateResult {
  return { matches: received === state, received };
}

function editability(control: Element): "editable" | "readOnly" | "disabled" {
  const readOnly = isReadOnly(control);
  if (isDisabled(control)) return "disabled";
  return readOnly ? "readOnly" : "editable";
}

function isReadOnly(control: Element): boolean {
  if (isField(control)) return control.hasAttribute("readonly");
  if (READONLY_ROLES.has(role(control) ?? "")) return control.getAttribute("aria-readonly") === "true";
  if (isContentEditable(control)) return false;
  throw new Failure(
    "element",
    "Element is not an <input>, <textarea>, <select> or [contenteditable] and does not have a role allowing [aria-readonly]",
  );
}

function checkedness(control: Element): "checked" | "unchecked" {
  if (isCheckable(control)) return control.checked ? "checked" : "unchecked";
  if (!CHECKED_ROLES.has(role(control) ?? "")) throw new Failure("element", "Not a checkbox or radio button");
  return control.getAttribute("aria-checked") === "true" ? "checked" : "unchecked";
}

/** A checkbox can be checked and indeterminate at the same time. */
function isIndeterminate(control: Element): boolean {
  if (isCheckable(control)) return control.indeterminate;
  return CHECKED_ROLES.has(role(control) ?? "") && control.getAttribute("aria-checked") === "mixed";
}
