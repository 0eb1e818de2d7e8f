/** Text that the user enters: through the browser's editing commands, so that undo, maxlength and rich text work. */
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { fire } from "../fire";
import { isEditable, isTextField } from "./fields";
import { changeByUser } from "./value";

/**
 * The commands dispatch no `beforeinput`; this does. False if a listener has prevented it, and so handles the input
 * itself.
 */
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

/**
 * Inserts at the caret, replacing the selection. False if the browser did not do it although no listener of the page
 * prevented it.
 */
export function insertText(kernel: Kernel, target: Element, given: string, inputType = "insertText"): boolean {
  const text = (given as string & { toWellFormed?(): string }).toWellFormed?.() ?? given; // lone surrogates can't be typed
  if (!isEditable(target) || !tellBeforeInput(kernel, target, inputType, text) || !tellTextInput(kernel, target, text)) return true;
  if ((target as HTMLInputElement).type === "password") kernel.tell({ kind: "password" });
  return run(kernel, target, "insertText", text);
}

/** Enter: a new paragraph of rich text, or a new line. */
export function insertBreak(kernel: Kernel, target: Element, paragraph: boolean): void {
  const command = paragraph ? "insertParagraph" : "insertLineBreak";
  if (tellBeforeInput(kernel, target, command, null) && tellTextInput(kernel, target, "\n")) run(kernel, target, command);
}

/** Runs an editing command of the browser on the focused element. */
export function run(kernel: Kernel, target: Element, command: string, value?: string): boolean {
  rememberEdit(target);
  return kernel.native(target.ownerDocument, "execCommand", command, false, value);
}

/** A legacy event that browsers still dispatch, and some libraries listen for. */
export function tellTextInput(kernel: Kernel, target: Element, text: string): boolean {
  const document = target.ownerDocument;
  const event = document.createEvent("TextEvent");
  event.initTextEvent("textInput", true, true, document.defaultView, text);
  return fire(kernel, target, event);
}

/** Edited fields that have not dispatched `change` yet. */
const edited = new WeakSet<Element>();

function rememberEdit(target: Element): void {
  if (!isTextField(target) || edited.has(target)) return;
  edited.add(target);
  target.addEventListener("change", () => edited.delete(target), { once: true, capture: true });
}

/**
 * Enter dispatches `change` before it submits. The browser will dispatch it again when the field loses the focus; that
 * one is suppressed, unless the value has changed by then.
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
