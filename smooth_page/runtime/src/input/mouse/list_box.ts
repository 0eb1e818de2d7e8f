/** Selecting options in a <select> that shows a list. */
import { closest } from "../../dom/composed";
import { isTag } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { changeByUser } from "../editing/value";
import { devicesOf } from "../devices";
import type { Spot } from "../hit";
import type { Gesture } from "./press";

export function chooseInList(kernel: Kernel, { element }: Spot): Gesture | undefined {
  const list = closest(element, "select");
  if (!list || !isTag(list, "select") || !(list.multiple || list.size > 1)) return undefined;
  const before = chosen(list);
  const { modifiers } = devicesOf(kernel).keyboard;
  const one = list.options[list.selectedIndex];
  choose(list, element, modifiers.has("Shift") ? one : undefined, modifiers.has("Control") || modifiers.has("Meta"));
  return {
    move: ({ element: over }) => list.multiple && choose(list, over, optionAt(element), false),
    up: () => {
      if (chosen(list) !== before) changeByUser(kernel, list, undefined, "input", "change");
    },
  };
}

const optionAt = (element: Element): HTMLOptionElement | undefined => (isTag(element, "option") ? element : undefined);
const chosen = (list: HTMLSelectElement): string => [...list.selectedOptions].map((option) => option.index).join();

/** `from`: the other end of a range. `add`: other options stay as they are. */
function choose(list: HTMLSelectElement, element: Element, from: HTMLOptionElement | undefined, add: boolean): void {
  const option = optionAt(element);
  if (!option || option.matches(":disabled") || option.closest("select") !== list) return;
  if (add && list.multiple) {
    option.selected = !option.selected;
    return;
  }
  const [low, high] = [option.index, (list.multiple ? from : undefined)?.index ?? option.index].sort((a, b) => a - b);
  for (const each of list.options) each.selected = each.index >= low && each.index <= high && !each.matches(":disabled");
}
