/** Arrows choose the next or previous radio button of a group, around its ends. */
import { isTag } from "../../dom/kinds";
import { click } from "./activate";
import type { Stroke } from "./defaults";

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export function arrowsInRadios({ kernel, target, key, ctrlKey, altKey, metaKey }: Stroke): boolean {
  if (!isTag(target, "input") || target.type !== "radio" || !(key.key in STEPS) || ctrlKey || altKey || metaKey) return false;
  const group = radioGroup(target).filter(
    (radio) => radio === target || (!radio.matches(":disabled") && radio.checkVisibility()),
  );
  const next = group[(group.indexOf(target) + STEPS[key.key] + group.length) % group.length];
  if (next !== target) {
    kernel.native(next, "focus");
    click(kernel, next);
  }
  return true;
}

/** Radio buttons of the same name and form. */
export function radioGroup(radio: HTMLInputElement): HTMLInputElement[] {
  if (!radio.name) return [radio];
  const root = radio.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll<HTMLInputElement>("input[type=radio]")].filter(
    ({ name, form }) => name === radio.name && form === radio.form,
  );
}
