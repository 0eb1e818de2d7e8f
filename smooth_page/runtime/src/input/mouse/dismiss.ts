/** A click outside of popovers and dialogs closes those that allow it. */
import { chainOf, contains } from "../../dom/composed";
import { isTag } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import type { Spot } from "../hit";

/** `from`: where the button was pressed. */
export function dismiss(kernel: Kernel, from: Element, { realm, element, point }: Spot): void {
  const { document } = realm;
  for (const popover of [...document.querySelectorAll<HTMLElement>("[popover]:popover-open")].reverse()) {
    if (popover.popover === "manual" || !popover.matches(":popover-open")) continue;
    if (belongsTo(from, popover) || belongsTo(element, popover)) continue;
    kernel.native(popover, "hidePopover");
  }
  if (isTag(element, "dialog") && element === from && element.matches(":modal") && element.getAttribute("closedby") === "any") {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (point.x < left || point.x > right || point.y < top || point.y > bottom) kernel.native(element, "requestClose");
  }
}

/** True inside it, inside one that was opened from it, or in the button that opens it. */
function belongsTo(element: Element, popover: Element): boolean {
  return chainOf(element).some((around) => {
    const opened = (around as HTMLButtonElement).popoverTargetElement;
    return around === popover || opened === popover || (!!opened && opened.matches(":popover-open") && contains(popover, around));
  });
}
