/** Enter and Space on clickable elements; Enter in the fields of a form. */
import { chainOf } from "../../dom/composed";
import { isContentEditable, isTag, windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { isTextField } from "../editing/fields";
import { announceChange, tellBeforeInput } from "../editing/insert";
import { fire } from "../fire";
import type { Stroke } from "./defaults";

const BUTTON_TYPES = new Set(["button", "submit", "reset", "image", "file", "color"]);

const DATES = new Set(["date", "month", "week", "time", "datetime-local"]);

/** Of `compareDocumentPosition`. */
const FOLLOWING = 4;

/** The element on which Space was pressed, which is clicked if Space is released there. */
let armed: Element | undefined;

export function enterDown({ kernel, target, key }: Stroke): boolean {
  if (key.key !== "Enter" || !target.matches("a[href], area[href]")) return false;
  click(kernel, target);
  return true;
}

export function enterPress({ kernel, target, key, shiftKey }: Stroke): boolean {
  if (key.key !== "Enter") return false;
  // Keys also act on ancestors of their target, unless the target handles them itself.
  const button = isButton(target) || !hasOwnEnter(target) ? chainOf(target).find(isButton) : undefined;
  if (button) {
    click(kernel, button);
    return true;
  }
  if (!isTag(target, "input")) return false;
  const active = !isTextField(target) || target.readOnly || tellBeforeInput(kernel, target, "insertLineBreak", null);
  if (active && !(shiftKey && !target.form)) submit(kernel, target);
  return true;
}

export function spaceDown({ target, key }: Stroke): boolean {
  const around = key.key === " " && !opensPicker(target) ? chainOf(target) : [];
  armed = around.find((element) => isButton(element) || isToggle(element));
  return false;
}

export function spaceUp({ kernel, target, key }: Stroke, active: boolean): void {
  if (key.key !== " ") return;
  const element = armed;
  armed = undefined;
  if (active && element && chainOf(target).includes(element)) click(kernel, element);
}

function hasOwnEnter(element: Element): boolean {
  return isTag(element, "input", "select", "textarea") || isContentEditable(element);
}

/** Space opens something that the browser draws itself. */
function opensPicker(element: Element): boolean {
  return isTag(element, "select") || (isTag(element, "input") && DATES.has(element.type));
}

function isButton(element: Element): boolean {
  if (isTag(element, "input")) return BUTTON_TYPES.has(element.type);
  return isTag(element, "button") || (isTag(element, "summary") && isTag(element.parentElement ?? element, "details"));
}

function isToggle(element: Element): boolean {
  return isTag(element, "input") && (element.type === "checkbox" || element.type === "radio");
}

/** Dispatches a click without a pointer. */
export function click(kernel: Kernel, element: Element): void {
  if (element.matches(":disabled")) return;
  const window = windowOf(element);
  if (!window) return;
  const init = { bubbles: true, cancelable: true, composed: true, view: window, pointerId: -1 };
  fire(kernel, element, new window.PointerEvent("click", init));
}

/** Submits by the form's default button, or at once if it has none and no other field is left to fill. */
function submit(kernel: Kernel, input: HTMLInputElement): void {
  const { form } = input;
  announceChange(kernel, input);
  if (!form?.isConnected) return;
  const controls = [...form.querySelectorAll("button, input"), ...form.elements].filter(
    (control): control is HTMLInputElement | HTMLButtonElement => isTag(control, "button", "input") && control.form === form,
  );
  const inOrder = [...new Set(controls)].sort((a, b) => (a.compareDocumentPosition(b) & FOLLOWING ? -1 : 1));
  const button = inOrder.find((control) => ["submit", "image"].includes(control.type));
  if (button) click(kernel, button);
  else if (inOrder.filter((control) => blocksSubmission(control)).length <= 1)
    kernel.native(form, "requestSubmit");
}

function blocksSubmission(control: HTMLInputElement | HTMLButtonElement): boolean {
  const { type } = control;
  return isTag(control, "input") && (isTextField(control) || DATES.has(type));
}
