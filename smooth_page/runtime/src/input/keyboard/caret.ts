/** Keys that move the caret, and with Shift the end of the selection. */
import { isTag, styleOf } from "../../dom/kinds";
import { hasCaret } from "../editing/fields";
import type { Stroke } from "./defaults";

type Move = [direction: string, granularity: string];

const PLAIN: Record<string, Move> = {
  ArrowLeft: ["left", "character"],
  ArrowRight: ["right", "character"],
  ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"],
  Home: ["backward", "lineboundary"],
  End: ["forward", "lineboundary"],
  PageUp: ["backward", "line"],
  PageDown: ["forward", "line"],
};
const WITH_CONTROL: Record<string, Move> = {
  ArrowLeft: ["left", "word"],
  ArrowRight: ["right", "word"],
  ArrowUp: ["backward", "paragraph"],
  ArrowDown: ["forward", "paragraph"],
  Home: ["backward", "documentboundary"],
  End: ["forward", "documentboundary"],
};

export function moveCaret({ target, key, altKey, ctrlKey, metaKey, shiftKey }: Stroke): boolean {
  const move = (ctrlKey ? WITH_CONTROL : PLAIN)[key.key];
  const selection = target.ownerDocument.getSelection();
  if (!move || !selection || altKey || metaKey) return false;
  // Elsewhere only a selection that is there already can be extended.
  if (!hasCaret(target) && !(shiftKey && selection.type === "Range")) return false;
  const times = key.key.startsWith("Page") ? linesShown(target) : 1;
  for (let step = 0; step < times; step++) selection.modify(shiftKey ? "extend" : "move", ...move);
  return true;
}

function linesShown(element: Element): number {
  const style = styleOf(element);
  const line = Number.parseFloat(style?.lineHeight ?? "") || Number.parseFloat(style?.fontSize ?? "16") * 1.2;
  const height = isTag(element, "textarea") ? element.clientHeight : element.ownerDocument.documentElement.clientHeight;
  return Math.max(1, Math.floor(height / line) - 1);
}
