/** Text that the user enters: through the browser's editing commands, so that undo, maxlength and rich text work. */
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { fire } from "../fire";
import { isEditable, isTextField } from "./fields";
import { changeByUser } from "./value";

/** The commands send no `beforeinput`; this does. False when a listener prevented it, and has done what it wants. */
export function tellBeforeInput(
  kernel: Kernel,
  target: Element,
  inputType: string,
  data: string | null,
  more: InputEventInit = {},
): boolean {
  const window = windowOf(target);
  if (!window) return false;
  const targetRanges = isTextField(target) ? [] : selectedRanges(window);
  const init = { bubbles: true, cancelable: true, composed: true, inputType, data, targetRanges, ...more };
  return fire(kernel, target, new window.InputEvent("beforeinput", init));
}

function selectedRanges(window: Window & typeof globalThis): StaticRange[] {
  const selection = window.getSelection();
  return selection?.rangeCount ? [new window.StaticRange(selection.getRangeAt(0))] : [];
}

/** At the caret, in place of what is selected. False where the browser did not do it, though nothing of the page's forbade it. */
export function insertText(kernel: Kernel, target: Element, given: string, inputType = "insertText"): boolean {
  const text = (given as string & { toWellFormed?(): string }).toWellFormed?.() ?? given; // halves of characters can't be typed
  if (!isEditable(target) || !tellBeforeInput(kernel, target, inputType, text) || !tellTextInput(kernel, target, text)) return true;
  if ((target as HTMLInputElement).type === "password") kernel.tell({ kind: "password" });
  return run(kernel, target, "insertText", text);
}

/** Enter: a new paragraph of rich text, or a new line. */
export function insertBreak(kernel: Kernel, target: Element, paragraph: boolean): void {
  const command = paragraph ? "insertParagraph" : "insertLineBreak";
  if (tellBeforeInput(kernel, target, command, null) && tellTextInput(kernel, target, "\n")) run(kernel, target, command);
}

/** An editing command of the browser, on what has the focus. */
export function run(kernel: Kernel, target: Element, command: string, value?: string): boolean {
  rememberEdit(target);
  return kernel.native(target.ownerDocument, "execCommand", command, false, value);
}

/** A relic that browsers send still, and some libraries listen for. */
export function tellTextInput(kernel: Kernel, target: Element, text: string): boolean {
  const document = target.ownerDocument;
  const event = document.createEvent("TextEvent");
  event.initTextEvent("textInput", true, true, document.defaultView, text);
  return fire(kernel, target, event);
}

/** Fields that were edited and have told no `change` yet. */
const edited = new WeakSet<Element>();

function rememberEdit(target: Element): void {
  if (!isTextField(target) || edited.has(target)) return;
  edited.add(target);
  target.addEventListener("change", () => edited.delete(target), { once: true, capture: true });
}

/**
 * Enter tells `change` before it submits. The browser will tell it again when the field loses the focus; that one is
 * held back, unless the value is another by then.
 */
export function announceChange(kernel: Kernel, field: Element): void {
  if (!isTextField(field) || !edited.has(field)) return;
  const { value } = field;
  changeByUser(kernel, field, undefined, "change");
  const hold = (event: Event): void => {
    if (!event.isTrusted || event.target !== field) return;
    windowOf(field)?.removeEventListener("change", hold, true);
    if (field.value === value) event.stopImmediatePropagation();
  };
  windowOf(field)?.addEventListener("change", hold, true);
}
