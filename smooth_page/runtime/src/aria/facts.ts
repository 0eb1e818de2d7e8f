/**
 * Accessibility facts for other rooms, computed anew each time. Callers with many questions use an Aria of their own.
 */
import { Aria } from "./aria";
import { isDisabled as disabled } from "./states";

export function role(element: Element): string | null {
  return new Aria().role(element);
}

export function accessibleName(element: Element): string {
  return new Aria().name(element);
}

export function accessibleDescription(element: Element): string {
  return new Aria().description(element);
}

export function accessibleErrorMessage(element: Element): string {
  return new Aria().errorMessage(element);
}

/** Disabled natively, by a fieldset, or by aria-disabled on itself or an ancestor. */
export function isDisabled(element: Element): boolean {
  return disabled(new Aria(), element);
}
