/** Typing into the parts of date and time fields, in the order of the browser's language. */
import { isTag } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { setValue, changeByUser } from "../editing/value";
import { compose, type Part, partsOf, type PartName, take } from "./date_parts";
import type { Stroke } from "./defaults";

interface Editing {
  parts: Part[];
  values: Partial<Record<PartName, number>>;
  /** The index of the present part. One past the last part is the button that opens the calendar. */
  at: number;
  /** The text typed into the present part. */
  typed: string;
  /** The value of the parts. */
  value: string;
}

const all = new WeakMap<HTMLInputElement, Editing>();

function editingOf(target: Element): { input: HTMLInputElement; editing: Editing } | undefined {
  if (!isTag(target, "input") || target.readOnly || target.disabled) return undefined;
  const parts = partsOf(target);
  if (!parts) return undefined;
  let editing = all.get(target);
  if (!editing || editing.value !== target.value) {
    editing = { parts, values: take(target.value, parts), at: editing?.at ?? 0, typed: "", value: target.value };
    if (!all.has(target)) target.addEventListener("blur", () => leave(target));
    all.set(target, editing);
  }
  return { input: target, editing };
}

/** Starts at the first part again next time; the typed text stays. */
function leave(input: HTMLInputElement): void {
  const editing = all.get(input);
  if (editing) Object.assign(editing, { at: 0, typed: "" });
}

export function keysInDate({ kernel, target, key, shiftKey, altKey, ctrlKey, metaKey }: Stroke): boolean {
  const found = altKey || ctrlKey || metaKey ? undefined : editingOf(target);
  if (!found) return false;
  const { input, editing } = found;
  const part = editing.parts[editing.at] as Part | undefined;
  const last = editing.parts.length;
  switch (key.key) {
    case "Tab":
      if (shiftKey ? editing.at === 0 : editing.at === last) return false;
      return goTo(editing, editing.at + (shiftKey ? -1 : 1));
    case "ArrowLeft":
    case "ArrowRight":
      return goTo(editing, Math.min(last - 1, Math.max(0, editing.at + (key.key === "ArrowLeft" ? -1 : 1))));
    case "ArrowUp":
    case "ArrowDown":
      return !!part && set(kernel, input, editing, part, stepped(part, editing.values[part.name], key.key === "ArrowUp" ? 1 : -1));
    case "Backspace":
    case "Delete":
      editing.typed = "";
      return !!part && set(kernel, input, editing, part, undefined);
  }
  return false;
}

export function typeInDate({ kernel, target, key }: Stroke): boolean {
  const found = editingOf(target);
  const part = found?.editing.parts[found.editing.at];
  if (!found || !part || !key.text) return !!found;
  const { input, editing } = found;
  const text = editing.typed + key.text.toLowerCase();
  if (part.names) {
    const fits = (typed: string): number[] => part.names!.flatMap((name, index) => (name.startsWith(typed) ? [index + part.min] : []));
    const typed = fits(text).length ? text : key.text.toLowerCase();
    const [first, ...others] = fits(typed);
    if (first === undefined) return true;
    editing.typed = typed;
    set(kernel, input, editing, part, first);
    if (!others.length && part.name === "month") goTo(editing, editing.at + 1);
    return true;
  }
  if (!/\d/.test(key.text)) return editing.typed ? goTo(editing, editing.at + 1) : true;
  const typed = Number(text) > part.max ? key.text : text;
  editing.typed = typed;
  set(kernel, input, editing, part, Number(typed));
  const full = typed.length >= String(part.max).length || Number(typed) * 10 > part.max;
  if (full && editing.at < editing.parts.length - 1) goTo(editing, editing.at + 1);
  return true;
}

function goTo(editing: Editing, at: number): true {
  editing.at = Math.min(editing.parts.length, at);
  editing.typed = "";
  return true;
}

function stepped(part: Part, value: number | undefined, by: number): number {
  if (value === undefined) return part.name === "year" ? new Date().getFullYear() : by > 0 ? part.min : part.max;
  if (value + by > part.max) return part.min;
  return value + by < part.min ? part.max : value + by;
}

function set(kernel: Kernel, input: HTMLInputElement, editing: Editing, part: Part, value: number | undefined): true {
  editing.values[part.name] = value;
  const before = input.value;
  setValue(input, compose(input.type, editing.values, editing.parts));
  editing.value = input.value;
  if (input.value !== before) changeByUser(kernel, input, undefined, "input", "change");
  return true;
}
