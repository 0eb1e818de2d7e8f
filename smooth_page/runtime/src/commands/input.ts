/** The mouse, the keyboard and touch. */
import type { Integer } from "../contract";
import type { Button, Point } from "./values";

export interface InputCommands {
  "keyboard.down": { params: { key: string }; result: null; acts: true };
  "keyboard.up": { params: { key: string }; result: null; acts: true };
  "keyboard.press": { params: { key: string; delay?: number }; result: null; acts: true };
  "keyboard.type": { params: { text: string; delay?: number }; result: null; acts: true };
  "keyboard.insertText": { params: { text: string }; result: null; acts: true };
  "mouse.move": { params: Point & { steps?: Integer }; result: null; acts: true };
  "mouse.down": { params: { button?: Button; clickCount?: Integer }; result: null; acts: true };
  "mouse.up": { params: { button?: Button; clickCount?: Integer }; result: null; acts: true };
  "mouse.click": {
    params: Point & { button?: Button; clickCount?: Integer; delay?: number };
    result: null;
    acts: true;
  };
  "mouse.wheel": { params: { deltaX: number; deltaY: number }; result: null; acts: true };
  "touch.tap": { params: Point; result: null; acts: true };
}
