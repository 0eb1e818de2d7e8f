/** The gesture of a pressed mouse button, until it is released. */
import type { Spot } from "../hit";

/** A gesture that the browser would handle itself if the events were trusted. */
export interface Gesture {
  move?(spot: Spot): void;
  up?(spot: Spot): void;
}

export interface Press {
  spot: Spot;
  /** A listener prevented `pointerdown`: no mouse events until the button is released. */
  silent: boolean;
  /** The element that is dragged when the pointer moves far enough. */
  draggable?: HTMLElement;
  gesture?: Gesture;
}
