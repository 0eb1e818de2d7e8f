/** The state of mouse, keyboard and touch: one set of devices for each kernel. They start anew with each document. */
import type { Point } from "../commands";
import type { Kernel } from "../kernel/kernel";
import type { Spot } from "./hit";
import type { Drag } from "./mouse/drag";
import type { Press } from "./mouse/press";

export const MODIFIERS = ["Alt", "Control", "Meta", "Shift"] as const;
export type ModifierKey = (typeof MODIFIERS)[number];

export type Modifiers = Required<Pick<EventModifierInit, "altKey" | "ctrlKey" | "metaKey" | "shiftKey">>;

export interface Mouse {
  /** In the main window's viewport. */
  at: Point;
  /** Documents in which it has moved, and not just been placed. */
  seenIn: WeakSet<Document>;
  /** The bits of `MouseEvent.buttons`. */
  buttons: number;
  /**
   * The elements under the pointer in each document, from the main one inwards, each with its ancestors from the inside
   * out.
   */
  over: { spot: Spot; chain: Element[] }[];
  /** From the first button that is pressed to the last one that is released. */
  press?: Press;
  /** The element on which a button was pressed last, until one is released. */
  down?: Element;
  drag?: Drag;
  /** The element that has captured the pointer. */
  captured?: Element;
  /** The same, as far as the page has been notified of it. */
  capturing?: Element;
}

export interface Keyboard {
  /** Codes of the pressed keys. */
  held: Set<string>;
  modifiers: Set<ModifierKey>;
  /** Where Tab continues when nothing has the focus: the element on which the mouse was pressed last. */
  start?: Element;
}

export interface Devices {
  mouse: Mouse;
  keyboard: Keyboard;
}

const all = new WeakMap<Kernel, Devices>();

export function devicesOf(kernel: Kernel): Devices {
  let devices = all.get(kernel);
  if (!devices) {
    devices = {
      mouse: { at: { x: 0, y: 0 }, seenIn: new WeakSet(), buttons: 0, over: [] },
      keyboard: { held: new Set(), modifiers: new Set() },
    };
    all.set(kernel, devices);
  }
  return devices;
}

/** The modifier members of a mouse or keyboard event's init. */
export function modifiersInit(kernel: Kernel): Modifiers {
  const { modifiers } = devicesOf(kernel).keyboard;
  return {
    altKey: modifiers.has("Alt"),
    ctrlKey: modifiers.has("Control"),
    metaKey: modifiers.has("Meta"),
    shiftKey: modifiers.has("Shift"),
  };
}
