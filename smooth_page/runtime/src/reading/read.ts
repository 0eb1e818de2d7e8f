/** Reads elements: texts, values, attributes, boxes, and states (`is_visible`, `is_enabled` and similar methods). */
import type { Commands, Rect } from "../commands";
import { boxOf } from "../dom/geometry";
import { isField, isHtml } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import type { Kernel } from "../kernel/kernel";
import { type Call, Failure, type Running } from "../kernel/operation";
import { queryAll, resolve } from "../selectors/target";
import { elementState } from "../waiting/states";
import { attached } from "../waiting/until";

type Params = Commands["read"]["params"];

export function* read(call: Call<Params>): Running<string | null | Rect> {
  const { target, what, name } = call.params;
  const element = yield* attached(call, target);
  switch (what) {
    case "textContent":
      return element.textContent;
    case "innerText":
      return innerText(element);
    case "innerHTML":
      return element.innerHTML;
    case "inputValue":
      return inputValue(element);
    case "attribute":
      return element.getAttribute(name ?? "");
    case "boundingBox":
      return yield* box(call.kernel, element);
  }
}

function* box(kernel: Kernel, element: Element): Running<Rect | null> {
  const box = boxOf(kernel, element);
  return box && kernel.surroundings ? yield* kernel.surroundings.box(box) : (box ?? null);
}

function innerText(element: Element): string {
  if (isHtml(element)) return element.innerText;
  throw new Failure("element", "Node is not an HTMLElement");
}

function inputValue(element: Element): string {
  const control = labelledControl(element);
  if (isField(control)) return control.value;
  throw new Failure("element", "Node is not an <input>, <textarea> or <select> element");
}

/** Reads at once. Elements without rendered text, such as SVG, return null. */
export function readAll(call: Call<Commands["read.all"]["params"]>): (string | null)[] {
  const { target, what } = call.params;
  return queryAll(call, target).map((element) => {
    if (what === "textContent") return element.textContent ?? "";
    return isHtml(element) ? element.innerText : null;
  });
}

export function* state(call: Call<Commands["state"]["params"]>): Running<boolean> {
  const { target, state } = call.params;
  if (state === "visible" || state === "hidden") {
    call.log.push("  checking visibility of {{target}}");
    const element = resolve(call, target);
    return element ? elementState(element, state).matches : state === "hidden";
  }
  const element = yield* attached(call, target);
  if (!element.isConnected) throw new Failure("detached", "Element is not attached to the DOM");
  return elementState(element, state).matches;
}
