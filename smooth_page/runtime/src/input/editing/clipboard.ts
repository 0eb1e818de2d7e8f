/**
 * Copy, cut and paste. Copying reaches the system's clipboard; reading it needs a permission that scripts rarely have,
 * so what was copied is kept here too, and that is what is pasted.
 */
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { fire } from "../fire";
import { isEditable, isTextField } from "./fields";
import { run, tellBeforeInput } from "./insert";

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

/** The browser's own command tells `copy` or `cut`: a listener that runs last sees what the page put there instead. */
function take(kernel: Kernel, target: Element, command: "copy" | "cut"): void {
  const window = windowOf(target);
  if (!window) return;
  const text = selectedText(target);
  let data: Data | undefined = text ? { "text/plain": text } : undefined;
  const look = ({ clipboardData, defaultPrevented }: ClipboardEvent): void => {
    if (defaultPrevented && clipboardData) data = contents(clipboardData);
  };
  window.addEventListener(command, look);
  if (command === "cut") run(kernel, target, command);
  else kernel.outside(() => target.ownerDocument.execCommand(command));
  window.removeEventListener(command, look);
  if (data) kept.set(kernel, data);
}

function selectedText(target: Element): string {
  if (!isTextField(target)) return target.ownerDocument.getSelection()?.toString() ?? "";
  if (target.selectionStart === null) return target.ownerDocument.getSelection()?.toString() ?? "";
  return target.type === "password" ? "" : target.value.slice(target.selectionStart, target.selectionEnd ?? undefined);
}

function contents(transfer: DataTransfer): Data {
  return Object.fromEntries([...transfer.types].filter((type) => type !== "Files").map((type) => [type, transfer.getData(type)]));
}

export function paste(kernel: Kernel, target: Element): boolean {
  const window = windowOf(target);
  if (!window) return true;
  const clipboardData = new window.DataTransfer();
  for (const [type, value] of Object.entries(kept.get(kernel) ?? {})) clipboardData.setData(type, value);
  const event = new window.ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData });
  const text = clipboardData.getData("text/plain");
  if (!fire(kernel, target, event) || !text || !isEditable(target)) return true;
  const more = isTextField(target) ? {} : { dataTransfer: clipboardData };
  if (tellBeforeInput(kernel, target, "insertFromPaste", isTextField(target) ? text : null, more)) run(kernel, target, "insertText", text);
  return true;
}
