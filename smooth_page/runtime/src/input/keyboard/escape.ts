/** Escape closes the topmost popover or dialog, and empties a search field. */
import { isTag } from "../../dom/kinds";
import { changeByUser } from "../editing/value";
import type { Stroke } from "./defaults";

const CLOSABLE =
  "dialog:modal, dialog[open][closedby=any], dialog[open][closedby=closerequest], [popover]:popover-open";

export function closeOnEscape({ kernel, target, key }: Stroke): boolean {
  if (key.key !== "Escape") return false;
  const document = target.ownerDocument;
  const open = [...document.querySelectorAll<HTMLElement>(CLOSABLE)];
  for (const element of open.reverse()) {
    if (isTag(element, "dialog") && element.open) {
      if (element.getAttribute("closedby") === "none") return true;
      kernel.native(element, "requestClose");
      return true;
    }
    if (element.popover === "manual") continue;
    kernel.native(element, "hidePopover");
    return true;
  }
  if (isTag(target, "input") && target.type === "search" && target.value && !target.readOnly) changeByUser(kernel, target, "", "input");
  return true;
}
