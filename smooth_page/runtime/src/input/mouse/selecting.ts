/**
 * Places the caret where the mouse is pressed; a second press selects the word, a third the paragraph, a drag the text
 * between.
 */
import { chainOf, closest } from "../../dom/composed";
import { isContentEditable, isShadowRoot, isText, styleOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import { hidesSelection, isTextField, type TextField } from "../editing/fields";
import { fire } from "../fire";
import type { Spot } from "../hit";
import type { Gesture } from "./press";

type Place = { node: Node; offset: number };

export function selecting(kernel: Kernel, spot: Spot, clickCount: number): Gesture | undefined {
  const extend = devicesOf(kernel).keyboard.modifiers.has("Shift");
  const { element } = spot;
  if (isTextField(element)) return inField(element, spot, clickCount, extend);
  if (closest(element, "button, select, input") && !isContentEditable(element)) return undefined;
  if (styleOf(element)?.userSelect === "none" && !isContentEditable(element)) return undefined;
  const place = placeAt(spot);
  if (!place) return undefined;
  return inDocument(kernel, spot, place, clickCount, extend);
}

function placeAt({ realm, element, point }: Spot): Place | undefined {
  const shadowRoots = chainOf(element).map((around) => around.getRootNode()).filter(isShadowRoot);
  const found = realm.document.caretPositionFromPoint(point.x, point.y, { shadowRoots });
  return found ? { node: found.offsetNode, offset: found.offset } : undefined;
}

/**
 * A position where a selection of the document can begin: beside a field, not in its text. Scripts may have changed the
 * content.
 */
function inTree({ node, offset }: Place): Place | undefined {
  const parent = node.parentNode;
  if (!node.isConnected) return undefined;
  if (parent && node.nodeType === 1 && isTextField(node as Element))
    return { node: parent, offset: [...parent.childNodes].indexOf(node as ChildNode) };
  return { node, offset: Math.min(offset, isText(node) ? node.data.length : node.childNodes.length) };
}

function inDocument(kernel: Kernel, spot: Spot, place: Place, clickCount: number, extend: boolean): Gesture | undefined {
  const { window } = spot.realm;
  const start = new window.Event("selectstart", { bubbles: true, cancelable: true, composed: true });
  if (!fire(kernel, place.node, start)) return undefined;
  const selection = window.getSelection();
  const from = inTree(place);
  if (!selection || !from) return undefined;
  const { node, offset } = from;
  if (extend && selection.rangeCount) selection.extend(node, offset);
  else selection.collapse(node, offset);
  if (clickCount === 2 && isText(node)) {
    const [from, to] = wordAt(node.data, offset);
    selection.setBaseAndExtent(node, from, node, to);
  } else if (clickCount > 2) {
    selection.modify("move", "backward", "paragraphboundary");
    selection.modify("extend", "forward", "paragraphboundary");
    if (!isContentEditable(spot.element)) selection.modify("extend", "forward", "character");
  }
  return {
    move: (to) => {
      const place = placeAt(to);
      const end = place && inTree(place);
      // Listeners may have removed the selection.
      if (end && selection.rangeCount) selection.extend(end.node, end.offset);
    },
  };
}

function inField(field: TextField, spot: Spot, clickCount: number, extend: boolean): Gesture | undefined {
  if (field.matches(":disabled")) return undefined;
  const { value } = field;
  const offsetAt = (to: Spot): number => {
    const place = placeAt(to);
    if (place?.node === field) return place.offset;
    const { left, top } = field.getBoundingClientRect();
    return to.point.y < top || to.point.x < left ? 0 : value.length;
  };
  const offset = offsetAt(spot);
  let [from, to] = [offset, offset];
  if (extend && field.selectionStart !== null)
    from = field.selectionDirection === "backward" ? field.selectionEnd! : field.selectionStart;
  if (clickCount === 2) [from, to] = wordAt(value, offset);
  if (clickCount > 2) [from, to] = lineAt(value, offset);
  select(field, from, to);
  return { move: (at) => select(field, from, offsetAt(at)) };
}

function select(field: TextField, from: number, to: number): void {
  if (!hidesSelection(field)) {
    field.setSelectionRange(Math.min(from, to), Math.max(from, to), to < from ? "backward" : "forward");
    return;
  }
  const selection = field.ownerDocument.getSelection();
  if (!selection) return;
  selection.modify("move", "backward", "documentboundary");
  for (let step = 0; step < from; step++) selection.modify("move", "forward", "character");
  for (let step = from; step < to; step++) selection.modify("extend", "forward", "character");
}

/** The word, or the text between two words, around an offset. */
function wordAt(text: string, offset: number): [number, number] {
  const words = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text);
  const found = words.containing(Math.min(offset, text.length - 1));
  return found ? [found.index, found.index + found.segment.length] : [offset, offset];
}

/** Including the line break at its end. */
function lineAt(text: string, offset: number): [number, number] {
  const end = text.indexOf("\n", offset);
  return [text.lastIndexOf("\n", offset - 1) + 1, end < 0 ? text.length : end + 1];
}
