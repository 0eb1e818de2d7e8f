import { computeRole } from "./roles";
export function role(element: Element): string | null {
  return computeRole(element);
}
export function accessibleName(_element: Element): string {
  throw new Error("not built");
}
export function accessibleDescription(_element: Element): string {
  throw new Error("not built");
}
export function accessibleErrorMessage(_element: Element): string {
  throw new Error("not built");
}
/** Disabled natively, by a fieldset, or by aria-disabled on itself or an ancestor. */
export function isDisabled(_element: Element): boolean {
  throw new Error("not built");
}
