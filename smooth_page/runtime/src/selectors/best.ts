/** The selector a person would write for this element, in Playwright's internal form. */
import type { Kernel } from "../kernel/kernel";

export function bestSelector(_kernel: Kernel, element: Element): string {
  return element.localName;
}
