/**
 * Copy, cut and paste. Uses the clipboard of the context if it has one. Otherwise copying reaches the system's
 * clipboard; reading that needs a permission that pages rarely have, so copied data is kept here too, and pasted.
 */
import { ofSelection } from "../../clipboard/clipboard";
import { type Data, isText, ofTransfer } from "../../clipboard/data";
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { type Call, type Running, settled } from "../../kernel/operation";
import { fire } from "../fire";
import { isEditable, isTextField } from "./fields";
import { run, tellBeforeInput, tellTextInput } from "./insert";

const kept = new WeakMap<Kernel, Data>();

export function copy(kernel: Kernel, target: Element): boolean {
  take(kernel, target, "copy");
  return true;
}

export function cut(kernel: Kernel, target: Element): boolean {
  take(kernel, target, isEditable(target) ? "cut" : "copy");
  return true;
}

/** The browser's own command dispatches the event; our listener runs last. */
function take(kernel: Kernel, target: Element, command: "copy" | "cut"): void {
  const window = windowOf(target);
  if (!window) return;
  const text = selectedText(target);
  let data = selectedData(kernel, target, text);
  const hear = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    if (event.defaultPrevented) {
      if (clipboardData) data = ofTransfer(clipboardData);
    } else if (command === "cut" && !tellBeforeInput(kernel, target, "deleteByCut", null)) {
      event.preventDefault(); // It is copied anyway.
      clipboardData?.setData("text/plain", text);
    }
  };
  window.addEventListener(command, hear);
  if (!text) fire(kernel, target, clipboardEvent(window, command));
  else if (command === "cut") run(kernel, target, command);
  else kernel.native(target.ownerDocument, "execCommand", command);
  window.removeEventListener(command, hear);
  if (data) keep(kernel, data);
}

function clipboardEvent(window: Window & typeof globalThis, type: string, clipboardData = new window.DataTransfer()): ClipboardEvent {
  return new window.ClipboardEvent(type, { bubbles: true, cancelable: true, composed: true, clipboardData });
}

function selectedText(target: Element): string {
  if (!isTextField(target)) return target.ownerDocument.getSelection()?.toString() ?? "";
  if (target.selectionStart === null) return target.ownerDocument.getSelection()?.toString() ?? "";
  return target.type === "password" ? "" : target.value.slice(target.selectionStart, target.selectionEnd ?? undefined);
}

function selectedData(kernel: Kernel, target: Element, text: string): Data | undefined {
  if (!text) return undefined;
  return (kernel.clipboard && !isTextField(target) && ofSelection(target.ownerDocument)) || { "text/plain": text };
}

function keep(kernel: Kernel, data: Data): void {
  if (kernel.clipboard) kernel.clipboard.write(data);
  else kept.set(kernel, data);
}

/** Called before a paste: reads the system's clipboard, if the page may. */
export function* lookAtSystem(call: Call): Running<void> {
  if (call.kernel.clipboard) return;
  const { navigator, document } = call.kernel.main().window;
  if (!navigator.clipboard || !document.hasFocus()) return;
  try {
    const name = "clipboard-read" as PermissionName;
    const { state } = yield* settled(navigator.permissions.query({ name }));
    const text = state === "granted" && (yield* settled(navigator.clipboard.readText()));
    if (text && text !== kept.get(call.kernel)?.["text/plain"]) kept.set(call.kernel, { "text/plain": text });
  } catch {
    // The page has no permission: only data that was copied here is pasted.
  }
}

/** `plain`: without formatting. */
export function paste(kernel: Kernel, target: Element, plain = false): boolean {
  const window = windowOf(target);
  if (!window) return true;
  const clipboardData = new window.DataTransfer();
  const data = kernel.clipboard?.data ?? kept.get(kernel) ?? {};
  for (const [type, value] of Object.entries(data))
    if (type === "text/plain" || (isText(type) && !plain)) clipboardData.setData(type, value);
  const text = clipboardData.getData("text/plain");
  if (!fire(kernel, target, clipboardEvent(window, "paste", clipboardData)) || !text || !isEditable(target)) return true;
  const more = isTextField(target) ? {} : { dataTransfer: clipboardData };
  const active = tellBeforeInput(kernel, target, "insertFromPaste", isTextField(target) ? text : null, more);
  if (active && tellTextInput(kernel, target, text)) run(kernel, target, "insertText", text);
  return true;
}
