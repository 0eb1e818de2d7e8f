/** Control and a letter: select all, clipboard, undo, bold. On a Mac, Meta is used instead of Control. */
import type { Kernel } from "../../kernel/kernel";
import { copy, cut, paste } from "../editing/clipboard";
import { isEditable, isTextField } from "../editing/fields";
import { run, tellBeforeInput } from "../editing/insert";
import type { Stroke } from "./defaults";
import { controlOrMeta } from "./keys";

const FORMATS: Record<string, [command: string, inputType: string]> = {
  KeyB: ["bold", "formatBold"],
  KeyI: ["italic", "formatItalic"],
  KeyU: ["underline", "formatUnderline"],
};

export function shortcut({ kernel, target, key, altKey, ctrlKey, metaKey, shiftKey }: Stroke): boolean {
  const command = controlOrMeta() === "Meta" ? metaKey : ctrlKey;
  if (shiftKey && !command && key.code === "Insert") return paste(kernel, target);
  if (shiftKey && !command && key.code === "Delete") return cut(kernel, target);
  if (!command || altKey) return false;
  switch (key.code) {
    case "KeyA":
      kernel.native(target.ownerDocument, "execCommand", "selectAll");
      return true;
    case "KeyC":
    case "Insert":
      return copy(kernel, target);
    case "KeyX":
      return cut(kernel, target);
    case "KeyV":
      return paste(kernel, target, shiftKey);
    case "KeyZ":
      return history(kernel, target, shiftKey ? "redo" : "undo");
    case "KeyY":
      return history(kernel, target, "redo");
  }
  const format = FORMATS[key.code];
  if (!format || isTextField(target) || !isEditable(target)) return false;
  if (tellBeforeInput(kernel, target, format[1], null)) run(kernel, target, format[0]);
  return true;
}

function history(kernel: Kernel, target: Element, command: "undo" | "redo"): boolean {
  if (isEditable(target) && tellBeforeInput(kernel, target, command === "undo" ? "historyUndo" : "historyRedo", null))
    run(kernel, target, command);
  return true;
}
