/** HTML5 drag and drop. */
import type { Point } from "../../commands";
import { isTag } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import { isEditable, isTextField } from "../editing/fields";
import { insertText } from "../editing/insert";
import { changeByUser } from "../editing/value";
import { fire } from "../fire";
import { type Spot, spotsAt } from "../hit";
import { release } from "./capture";
import { type Look, mouseInit, sendPointer } from "./events";
import { hover, sameDocument } from "./hover";
import type { Press } from "./press";
import { effectFor, emptyTransfer, type Effect } from "./transfer";

export interface Drag {
  /** Where it began. Undefined if it comes from outside the browser. */
  source: Spot | undefined;
  data: DataTransfer;
  over?: Spot;
  /** The present drop effect. */
  effect: Effect;
}

function send(kernel: Kernel, spot: Spot, type: string, data: DataTransfer, look: Look = {}): boolean {
  const about = { buttons: type === "dragstart" ? 1 : 0, cancelable: !/leave|end/.test(type), button: 0, dataTransfer: data, ...look };
  const event = new spot.realm.window.DragEvent(type, mouseInit(kernel, spot, about));
  return fire(kernel, spot.element, event);
}

/** False if a listener prevented it: then it is an ordinary movement of the mouse. */
export function dragStarts(kernel: Kernel, press: Press): boolean {
  const { mouse } = devicesOf(kernel);
  const element = press.draggable!;
  press.draggable = undefined;
  if (!element.isConnected) return false;
  const source = { ...press.spot, element };
  const data = emptyTransfer(press.spot.realm);
  describe(element, data);
  if (!send(kernel, source, "dragstart", data)) return false;
  const over = mouse.over.at(-1)?.spot;
  const buttons = mouse.buttons;
  mouse.buttons = 0; // Drag events, and the event that ends the pointer's, have these members.
  if (over?.element.isConnected) sendPointer(kernel, over, "pointercancel", { button: 0, cancelable: false });
  release(kernel, source);
  hover(kernel, [], ["pointer"]);
  mouse.buttons = buttons;
  mouse.over = [];
  mouse.drag = { source, data, effect: "none" };
  return true;
}

function describe(element: HTMLElement, data: DataTransfer): void {
  const address = isTag(element, "a") ? element.href : isTag(element, "img") ? element.currentSrc || element.src : "";
  if (!address) return;
  data.setData("text/uri-list", address);
  data.setData("text/plain", address);
}

/** Called when the pointer has moved, or has stayed for a while. */
export function dragOver(kernel: Kernel): void {
  const { mouse } = devicesOf(kernel);
  const drag = mouse.drag!;
  const { source, data } = drag;
  if (source?.element.isConnected) send(kernel, source, "drag", data);
  const old = drag.over;
  drag.over = spotsAt(kernel, mouse.at).at(-1);
  if (old?.element !== drag.over?.element) {
    data.dropEffect = effectFor(data);
    if (drag.over) send(kernel, drag.over, "dragenter", data, { relatedTarget: near(old, drag.over) });
    data.dropEffect = "none";
    if (old?.element.isConnected) send(kernel, old, "dragleave", data, { relatedTarget: near(drag.over, old) });
  }
  drag.effect = "none";
  if (!drag.over?.element.isConnected) return;
  data.dropEffect = effectFor(data);
  const taken = !send(kernel, drag.over, "dragover", data);
  if (taken || takesText(drag.over.element, data)) drag.effect = effectFor(data, data.dropEffect);
}

/** The other element, if the document of the first one may see it. */
function near(other: Spot | undefined, one: Spot): Element | null {
  return other && sameDocument(other, one) ? other.element : null;
}

/** Nothing is dropped, and the element under the pointer gets no event. */
export function cancelDrag(kernel: Kernel): void {
  const { mouse } = devicesOf(kernel);
  mouse.drag!.over = undefined;
  mouse.down = undefined; // no click follows
  endDrag(kernel);
}

export function endDrag(kernel: Kernel): void {
  const { mouse } = devicesOf(kernel);
  const { source, data, over, effect } = mouse.drag!;
  mouse.drag = undefined;
  if (over?.element.isConnected) {
    data.dropEffect = effect;
    if (effect === "none") send(kernel, over, "dragleave", data);
    else if (send(kernel, over, "drop", data)) dropped(kernel, over, data);
  }
  data.dropEffect = over ? effect : "none";
  if (source?.element.isConnected) send(kernel, source, "dragend", data);
}

/** Fields accept texts, and file inputs accept files, without code of the page. */
function takesText(element: Element, data: DataTransfer): boolean {
  return fileInput(element, data) || (isEditable(element) && data.types.includes("text/plain"));
}

function dropped(kernel: Kernel, { element }: Spot, data: DataTransfer): void {
  if (fileInput(element, data)) {
    element.files = data.files;
    changeByUser(kernel, element, undefined, "input", "change");
  } else if (takesText(element, data)) {
    if (isTextField(element)) kernel.native(element, "focus", { preventScroll: true });
    insertText(kernel, element, data.getData("text/plain"), "insertFromDrop");
  }
}

function fileInput(element: Element, data: DataTransfer): element is HTMLInputElement {
  return isTag(element, "input") && element.type === "file" && data.files.length > 0;
}

/** Drags something from outside the browser there and drops it. False if nothing there accepts it. */
export function dropHere(kernel: Kernel, at: Point, data: DataTransfer): boolean {
  const { mouse } = devicesOf(kernel);
  mouse.at = at;
  mouse.drag = { source: undefined, data, effect: "none" };
  dragOver(kernel);
  const accepted = mouse.drag.effect !== "none";
  endDrag(kernel);
  return accepted;
}
