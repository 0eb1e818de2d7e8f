/** PLACEHOLDER: what other rooms ask of accessibility. */
export function role(_element: Element): string | null {
  throw new Error("not built");
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
