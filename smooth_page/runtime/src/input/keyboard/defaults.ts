/** Default actions of keys, one file for each. The first one that applies to a key handles it. */
import type { Kernel } from "../../kernel/kernel";
import type { Modifiers } from "../devices";
import { enterDown, enterPress, spaceDown, spaceUp } from "./activate";
import { arrowsInRadios } from "./radios";
import { moveCaret } from "./caret";
import { closeOnEscape } from "./escape";
import { deleteText, typeCharacter } from "./text";
import type { Key } from "./keys";
import { keysInRange } from "./range";
import { keysInNumber } from "./number";
import { keysInSelect, typeInSelect } from "./select";
import { keysInDate, typeInDate } from "./date";
import { openMenu } from "./menu";
import { scrollByKey, scrollBySpace } from "./scroll";
import { shortcut } from "./shortcuts";
import { moveFocus } from "./tab";

export interface Stroke extends Modifiers {
  kernel: Kernel;
  target: Element;
  key: Key;
}

/** True if it was handled, so that no other default action follows. */
type Default = (stroke: Stroke) => boolean;

const DOWN: Default[] = [
  spaceDown,
  enterDown,
  closeOnEscape,
  keysInDate,
  moveFocus,
  openMenu,
  arrowsInRadios,
  keysInSelect,
  keysInRange,
  keysInNumber,
  shortcut,
  deleteText,
  moveCaret,
  scrollByKey,
];
const PRESS: Default[] = [enterPress, typeInDate, typeInSelect, typeCharacter, scrollBySpace];

export function onKeyDown(stroke: Stroke): boolean {
  return DOWN.some((act) => act(stroke));
}

export function onKeyPress(stroke: Stroke): void {
  PRESS.some((act) => act(stroke));
}

/** `active`: no listener prevented `keyup`. */
export function onKeyUp(stroke: Stroke, active: boolean): void {
  spaceUp(stroke, active);
}
