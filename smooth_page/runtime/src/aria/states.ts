/**
 * Checked, pressed, expanded, selected, level, disabled, invalid: the element's native state first, otherwise ARIA's.
 */
import { parentOrHost } from "../dom/composed";
import { isCheckable } from "../dom/kinds";
import type { Aria } from "./aria";
import { isNativelyDisabled } from "./roles";

const list = (roles: string) => roles.split(" ");

/** The roles that can have a state. (rowheader twice: as in Playwright's message that lists them.) */
export const ROLES_WITH = {
  checked: list("checkbox menuitemcheckbox option radio switch menuitemradio treeitem"),
  pressed: ["button"],
  expanded: list(
    "application button checkbox combobox gridcell link listbox menuitem row rowheader tab treeitem columnheader " +
      "menuitemcheckbox menuitemradio rowheader switch",
  ),
  selected: list("gridcell option row tab rowheader columnheader treeitem"),
  level: list("heading listitem row treeitem"),
  disabled: list(
    "application button composite gridcell group input link menuitem scrollbar separator tab checkbox columnheader " +
      "combobox grid listbox menu menubar menuitemcheckbox menuitemradio option radio radiogroup row rowheader searchbox " +
      "select slider spinbutton switch tablist textbox toolbar tree treegrid treeitem",
  ),
  invalid: list(
    "application checkbox combobox gridcell listbox radiogroup slider spinbutton textbox tree columnheader rowheader searchbox switch treegrid",
  ),
} as const;

type Tristate = boolean | "mixed";

/** False for roles that can't be checked. */
export function checkedState(aria: Aria, element: Element): Tristate {
  if (isCheckable(element)) return element.indeterminate ? "mixed" : element.checked;
  return ROLES_WITH.checked.includes(aria.role(element) ?? "") && tristate(element, "aria-checked");
}

export function pressedState(aria: Aria, element: Element): Tristate {
  return aria.role(element) === "button" && tristate(element, "aria-pressed");
}

function tristate(element: Element, attribute: string): Tristate {
  const value = token(element, attribute);
  return value === "mixed" ? value : value === "true";
}

function token(element: Element, attribute: string): string | undefined {
  return element.getAttribute(attribute)?.toLowerCase();
}

/** Undefined if it can't be expanded. */
export function expandedState(aria: Aria, element: Element): boolean | undefined {
  if (element.localName === "details") return (element as HTMLDetailsElement).open;
  if (!(ROLES_WITH.expanded as string[]).includes(aria.role(element) ?? "")) return undefined;
  const expanded = token(element, "aria-expanded");
  return expanded === undefined ? undefined : expanded === "true";
}

export function selectedState(aria: Aria, element: Element): boolean {
  if (element.localName === "option") return (element as HTMLOptionElement).selected;
  return ROLES_WITH.selected.includes(aria.role(element) ?? "") && token(element, "aria-selected") === "true";
}

/** 0: none. */
export function levelOf(aria: Aria, element: Element): number {
  const native = /^h([1-6])$/.exec(element.localName)?.[1];
  if (native) return Number(native);
  if (!ROLES_WITH.level.includes(aria.role(element) ?? "")) return 0;
  const level = Number(element.getAttribute("aria-level"));
  return Number.isInteger(level) && level >= 1 ? level : 0;
}

/** Disabled by itself, its fieldset, or aria-disabled on itself or an ancestor. */
export function isDisabled(aria: Aria, element: Element): boolean {
  return isNativelyDisabled(element) || hasAriaDisabled(aria, element);
}

function hasAriaDisabled(aria: Aria, element: Element, isAncestor = false): boolean {
  if (isAncestor || ROLES_WITH.disabled.includes(aria.role(element) ?? "")) {
    const disabled = token(element, "aria-disabled");
    if (disabled === "true") return true;
    if (disabled === "false") return false;
    const parent = parentOrHost(element);
    return parent !== undefined && hasAriaDisabled(aria, parent, true);
  }
  return false;
}

/** "grammar" and "spelling" say what is invalid. */
export function invalidState(element: Element): boolean | "grammar" | "spelling" {
  const value = token(element, "aria-invalid") || "false";
  return value === "grammar" || value === "spelling" ? value : value !== "false";
}

export type States = Record<string, boolean | "mixed" | "grammar" | "spelling" | number | undefined>;

/** The states that the role can have; `level` only if there is one. */
export function statesOf(aria: Aria, element: Element, role: string): States {
  const states: States = {};
  const can = (state: keyof typeof ROLES_WITH) => (ROLES_WITH[state] as string[]).includes(role);
  if (can("checked")) states.checked = checkedState(aria, element);
  if (can("disabled")) states.disabled = isDisabled(aria, element);
  if (can("expanded")) states.expanded = expandedState(aria, element);
  if (can("invalid")) states.invalid = invalidState(element);
  if (can("level")) states.level = levelOf(aria, element) || undefined;
  if (can("pressed")) states.pressed = pressedState(aria, element);
  if (can("selected")) states.selected = selectedState(aria, element);
  return states;
}
