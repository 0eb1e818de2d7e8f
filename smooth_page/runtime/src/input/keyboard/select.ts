/** Keys in a <select>: arrows and similar keys, and the first letters of an option. */
import { isTag } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { changeByUser } from "../editing/value";
import type { Stroke } from "./defaults";

/** Milliseconds after which letters begin a new word. */
const PAUSE = 1000;
let typed = { at: -Infinity, text: "", select: undefined as Element | undefined };

export function keysInSelect({ kernel, target, key, shiftKey, altKey, ctrlKey, metaKey }: Stroke): boolean {
  if (!isTag(target, "select") || altKey || ctrlKey || metaKey) return false;
  const options = choices(target);
  const now = options.indexOf(target.options[target.selectedIndex]);
  const listed = target.multiple || target.size > 1;
  const page = Math.max(1, (target.size || 4) - 1);
  const to: Record<string, number> = {
    ArrowUp: now - 1,
    ArrowDown: now + 1,
    PageUp: now - page,
    PageDown: now + page,
    Home: 0,
    End: options.length - 1,
    ...(listed ? {} : { ArrowLeft: now - 1, ArrowRight: now + 1 }),
  };
  if (!(key.key in to)) return false;
  const option = options[Math.min(options.length - 1, Math.max(0, to[key.key]))];
  choose(kernel, target, option, listed && target.multiple && shiftKey);
  return true;
}

export function typeInSelect({ kernel, target, key }: Stroke): boolean {
  if (!isTag(target, "select")) return false;
  if (key.key === "Enter") return true;
  const now = kernel.now();
  const goesOn = typed.select === target && now - typed.at < PAUSE;
  if (key.key === " " && !goesOn) return true;
  const text = (goesOn ? typed.text : "") + key.text.toLowerCase();
  typed = { at: now, text, select: target };
  const options = choices(target);
  const current = options.indexOf(target.options[target.selectedIndex]);
  // Repeating a letter goes through the options that begin with it.
  const same = [...text].every((letter) => letter === text[0]);
  const from = same ? current + 1 : Math.max(0, current);
  const word = same ? text[0] : text;
  const found = [...options.slice(from), ...options.slice(0, from)].find(({ label }) => label.trim().toLowerCase().startsWith(word));
  choose(kernel, target, found, false);
  return true;
}

function choices(select: HTMLSelectElement): HTMLOptionElement[] {
  return [...select.options].filter((option) => !option.matches(":disabled") && !option.hidden);
}

/** `add`: options that are selected already stay selected. */
function choose(kernel: Kernel, select: HTMLSelectElement, option: HTMLOptionElement | undefined, add: boolean): void {
  if (!option || (option.selected && !add && select.selectedOptions.length === 1)) return;
  if (!add) for (const other of select.selectedOptions) other.selected = false;
  option.selected = true;
  changeByUser(kernel, select, undefined, "input", "change");
}
