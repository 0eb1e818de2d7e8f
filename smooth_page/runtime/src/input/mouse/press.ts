/** What a mouse button that went down is doing, until it comes up. */
import type { Spot } from "../hit";

/** A gesture that the browser would handle by itself, were the events trusted. */
export interface Gesture {
  move?(spot: Spot): void;
  up?(spot: Spot): void;
}

export interface Press {
  spot: Spot;
  /** A listener prevented `pointerdown`: no mouse events until the button is up. */
  silent: boolean;
  /** What is dragged when the pointer moves far enough. */
  draggable?: HTMLElement;
  gesture?: Gesture;
}
