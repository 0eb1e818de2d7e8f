/**
 * Copy, cut and paste. Copying reaches the system's clipboard; reading it needs a permission that pages rarely have, so
 * what was copied is kept here too, and that is what is pasted.
 */
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { type Call, type Running, settled } from "../../kernel/operation";
import { fire } from "../fire";
import { isEditable, isTextField } from "./fields";
import { run, tellBeforeInput, tellTextInput } from "./insert";

type Data = Record<string, string>;

const kept = new WeakMap<Kernel, Data>();

export function copy(kernel: Kernel, target: Element): boolean {
  take(kernel, target, "copy");
  return true;
}

export function cut(kernel: Kernel, target: Element): boolean {
  take(kernel, target, isEditable(target) ? "cut" : "copy");
  return true;
}

/** The browser's own command tells the event; we are the last to hear of it. */
function take(kernel: Kernel, target: Element, command: "copy" | "cut"): void {
  const window = windowOf(target);
  if (!window) return;
  const text = selectedText(target);
  let data: Data | undefined = text ? { "text/plain": text } : undefined;
  const hear = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    if (event.defaultPrevented) {
      if (clipboardData) data = contents(clipboardData);
    } else if (command === "cut" && !tellBeforeInput(kernel, target, "deleteByCut", null)) {
      event.preventDefault(); // It is copied all the same.
      clipboardData?.setData("text/plain", text);
    }
  };
  window.addEventListener(command, hear);
  if (!text) fire(kernel, target, clipboardEvent(window, command));
  else if (command === "cut") run(kernel, target, command);
  else kernel.native(target.ownerDocument, "execCommand", command);
  window.removeEventListener(command, hear);
  if (data) kept.set(kernel, data);
}

function clipboardEvent(window: Window & typeof globalThis, type: string, clipboardData = new window.DataTransfer()): ClipboardEvent {
  return new window.ClipboardEvent(type, { bubbles: true, cancelable: true, composed: true, clipboardData });
}

function selectedText(target: Element): string {
  if (!isTextField(target)) return target.ownerDocument.getSelection()?.toString() ?? "";
  if (target.selectionStart === null) return target.ownerDocument.getSelection()?.toString() ?? "";
  return target.type === "password" ? "" : target.value.slice(target.selectionStart, target.selectionEnd ?? undefined);
}

function contents(transfer: DataTransfer): Data {
  return Object.fromEntries([...transfer.types].filter((type) => type !== "Files").map((type) => [type, transfer.getData(type)]));
}

/** Before a paste: what is on the system's clipboard, where the page may know it. */
export function* lookAtSystem(call: Call): Running<void> {
  const { navigator, document } = call.kernel.main().window;
  if (!navigator.clipboard || !document.hasFocus()) return;
  try {
    const name = "clipboard-read" as PermissionName;
    const { state } = yield* settled(navigator.permissions.query({ name }));
    const text = state === "granted" && (yield* settled(navigator.clipboard.readText()));
    if (text && text !== kept.get(call.kernel)?.["text/plain"]) kept.set(call.kernel, { "text/plain": text });
  } catch {
    // Not for this page: what was copied here is what there is.
  }
}

export function paste(kernel: Kernel, target: Element): boolean {
  const window = windowOf(target);
  if (!window) return true;
  const clipboardData = new window.DataTransfer();
  for (const [type, value] of Object.entries(kept.get(kernel) ?? {})) clipboardData.setData(type, value);
  const text = clipboardData.getData("text/plain");
  if (!fire(kernel, target, clipboardEvent(window, "paste", clipboardData)) || !text || !isEditable(target)) return true;
  const more = isTextField(target) ? {} : { dataTransfer: clipboardData };
  const active = tellBeforeInput(kernel, target, "insertFromPaste", isTextField(target) ? text : null, more);
  if (active && tellTextInput(kernel, target, text)) run(kernel, target, "insertText", text);
  return true;
}
