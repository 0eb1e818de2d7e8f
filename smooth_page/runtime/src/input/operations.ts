/**
 * The devices by themselves: `page.keyboard`, `page.mouse`, `page.touchscreen`.
 *
 * - input: what they can do, with two providers
 * - page_input: the provider that dispatches events itself; the other files are parts of it
 * - devices: the state of mouse, keyboard and touch
 * - hit: the elements at a point
 * - keyboard, mouse, touch, editing: events, and the browser's default actions
 */
import type { Commands } from "../commands";
import type { Operation, Operations } from "../kernel/operation";
import type { Step } from "./input";

function gesture<Name extends keyof Commands>(stepsOf: (params: Commands[Name]["params"]) => Step[]): Operation<Commands[Name]["params"], null> {
  return {
    *run(call) {
      call.dispatched = true;
      yield* call.kernel.input!.perform(call, { steps: stepsOf(call.params) });
      return null;
    },
  };
}

export const operations: Operations = {
  "keyboard.down": gesture<"keyboard.down">(({ key }) => [{ do: "keydown", key }]),
  "keyboard.up": gesture<"keyboard.up">(({ key }) => [{ do: "keyup", key }]),
  "keyboard.press": gesture<"keyboard.press">(({ key, delay }) => [{ do: "keys", combination: key, delay }]),
  "keyboard.type": gesture<"keyboard.type">(({ text, delay }) => [{ do: "type", text, delay }]),
  "keyboard.insertText": gesture<"keyboard.insertText">(({ text }) => [{ do: "insert", text }]),
  "mouse.move": gesture<"mouse.move">(({ x, y, steps }) => [{ do: "move", to: { x, y }, steps }]),
  "mouse.down": gesture<"mouse.down">(({ button, clickCount }) => [{ do: "press", button, count: clickCount }]),
  "mouse.up": gesture<"mouse.up">(({ button, clickCount }) => [{ do: "release", button, count: clickCount }]),
  "mouse.click": gesture<"mouse.click">(({ x, y, button, clickCount, delay }) => [
    { do: "move", to: { x, y } },
    { do: "yield" },
    { do: "click", button, count: clickCount, delay },
  ]),
  "mouse.wheel": gesture<"mouse.wheel">(({ deltaX, deltaY }) => [{ do: "wheel", deltaX, deltaY }]),
  "touch.tap": gesture<"touch.tap">(({ x, y }) => [{ do: "tap", at: { x, y } }]),
};
