/** Elements into which text can be typed. */
import { isContentEditable, isTag } from "../../dom/kinds";

export type TextField = HTMLInputElement | HTMLTextAreaElement;

const TEXT_TYPES = new Set(["text", "search", "tel", "url", "email", "password", "number"]);

/** An <input> or <textarea> that shows a caret, also when it is read-only. */
export function isTextField(element: Element): element is TextField {
  return isTag(element, "textarea") || (isTag(element, "input") && TEXT_TYPES.has(element.type));
}

/** Types whose caret can't be set through `setSelectionRange`. */
export function hidesSelection(field: TextField): boolean {
  return field.selectionStart === null;
}

/** Typing there changes a text at present. */
export function isEditable(element: Element): boolean {
  if (isTextField(element)) return !element.readOnly && !element.matches(":disabled");
  return isContentEditable(element);
}

/** It has a caret that keys move. */
export function hasCaret(element: Element): boolean {
  return isTextField(element) ? !element.matches(":disabled") : isContentEditable(element);
}

/** The outermost element that is edited together with this one, as one rich text. */
export function editingHost(element: Element): Element {
  let host = element;
  while (host.parentElement && isContentEditable(host.parentElement)) host = host.parentElement;
  return host;
}
