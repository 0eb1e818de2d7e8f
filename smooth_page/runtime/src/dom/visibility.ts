/** PLACEHOLDER: Playwright's notion of visible: a non-empty box and no visibility:hidden (display:contents: by its children). */
export function isVisible(_element: Element): boolean {
  throw new Error("not built");
}
