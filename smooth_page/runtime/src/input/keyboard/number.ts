/** Arrows step a number up and down. */
import { isTag } from "../../dom/kinds";
import { tellBeforeInput } from "../editing/insert";
import { changeByUser } from "../editing/value";
import type { Stroke } from "./defaults";

export function keysInNumber({ kernel, target, key }: Stroke): boolean {
  if (!isTag(target, "input") || target.type !== "number" || target.readOnly || target.disabled) return false;
  if (key.key !== "ArrowUp" && key.key !== "ArrowDown") return false;
  const next = target.cloneNode() as HTMLInputElement;
  next.value = target.value;
  if (next.step === "any") next.step = "1";
  if (key.key === "ArrowUp") next.stepUp();
  else next.stepDown();
  const active = tellBeforeInput(kernel, target, "insertText", next.value);
  if (active && next.value !== target.value) changeByUser(kernel, target, next.value, "input", "change");
  return true;
}
