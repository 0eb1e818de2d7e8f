/** Keys that type and delete text. */
import { isTag } from "../../dom/kinds";
import { deleteBackward, deleteForward } from "../editing/delete";
import { isEditable, isTextField } from "../editing/fields";
import { insertBreak, insertText } from "../editing/insert";
import type { Stroke } from "./defaults";

export function typeCharacter({ kernel, target, key, shiftKey }: Stroke): boolean {
  if (!isEditable(target)) return false;
  if (key.key !== "Enter") insertText(kernel, target, key.text);
  else if (!isTag(target, "input")) insertBreak(kernel, target, !shiftKey && !isTextField(target));
  return true;
}

export function deleteText({ kernel, target, key, ctrlKey, altKey, metaKey, shiftKey }: Stroke): boolean {
  if (!isEditable(target) || altKey || metaKey) return false;
  if (key.key === "Backspace") deleteBackward(kernel, target, ctrlKey ? "word" : "character");
  else if (key.key === "Delete" && !shiftKey) deleteForward(kernel, target, ctrlKey ? "word" : "character");
  else return false;
  return true;
}
