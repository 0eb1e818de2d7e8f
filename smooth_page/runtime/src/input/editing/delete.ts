/** Backspace and Delete. */
import type { Kernel } from "../../kernel/kernel";
import { isTextField } from "./fields";
import { run, tellBeforeInput } from "./insert";

type Unit = "character" | "word";

export function deleteBackward(kernel: Kernel, target: Element, unit: Unit): void {
  remove(kernel, target, unit, "Backward", "delete");
}

export function deleteForward(kernel: Kernel, target: Element, unit: Unit): void {
  remove(kernel, target, unit, "Forward", "forwardDelete");
}

function remove(kernel: Kernel, target: Element, unit: Unit, direction: "Backward" | "Forward", command: string): void {
  const selection = target.ownerDocument.getSelection();
  const what = unit === "word" && !hasSelection(target, selection) ? "Word" : "Content";
  if (!tellBeforeInput(kernel, target, `delete${what}${direction}`, null)) return;
  if (what === "Word") selection?.modify("extend", direction.toLowerCase(), "word");
  run(kernel, target, command);
}

function hasSelection(target: Element, selection: Selection | null): boolean {
  if (isTextField(target) && target.selectionStart !== null) return target.selectionStart !== target.selectionEnd;
  return selection?.type === "Range";
}
