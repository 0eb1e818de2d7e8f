/** What the user's hands are doing: one set of devices for each kernel. They begin anew with each document. */
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
  /** Documents that it has moved in: there it has a movement, not just a place. */
  seenIn: WeakSet<Document>;
  /** The bits of `MouseEvent.buttons`. */
  buttons: number;
  /** What is under the pointer in each document, from the main one inwards; with its ancestors, from the inside out. */
  over: { spot: Spot; chain: Element[] }[];
  /** From the first button's going down to the last one's coming up. */
  press?: Press;
  /** What a button went down on last, until one comes up. */
  down?: Element;
  drag?: Drag;
  /** What the page wants pointer events to go to, instead of what is under the pointer. */
  captured?: Element;
  /** The same, as far as it has been told. */
  capturing?: Element;
}

export interface Keyboard {
  /** Codes of the keys that are down. */
  held: Set<string>;
  modifiers: Set<ModifierKey>;
  /** Where Tab goes on when nothing has the focus: what the mouse was pressed on last. */
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
