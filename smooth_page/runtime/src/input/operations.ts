/**
 * The devices by themselves: `page.keyboard`, `page.mouse`, `page.touchscreen`.
 *
 * - devices: the state of mouse, keyboard and touch
 * - hit: the elements at a point
 * - keyboard, mouse, touch, editing: events, and the browser's default actions
 */
import type { Commands } from "../commands";
import type { Call, Operation, Operations, Running } from "../kernel/operation";
import { insertText } from "./editing/insert";
import { keyTarget, pressKey, pressKeys, releaseKey, typeText } from "./keyboard/keyboard";
import { clickHere, glide } from "./mouse/gestures";
import { holdMouse, releaseMouse } from "./mouse/mouse";
import { turnWheel } from "./mouse/wheel";
import { nextTask } from "./tasks";
import { tap } from "./touch";

type Params<Name extends keyof Commands> = Commands[Name]["params"];

/** An operation with a single effect on the page. */
function once<Name extends keyof Commands>(act: (call: Call<Params<Name>>) => void): Operation<Params<Name>, null> {
  return {
    run(call) {
      call.dispatched = true;
      act(call);
      return null;
    },
  };
}

/** An operation that takes a while. */
function gesture<Name extends keyof Commands>(act: (call: Call<Params<Name>>) => Running<void>): Operation<Params<Name>, null> {
  return {
    *run(call) {
      call.dispatched = true;
      yield* act(call);
      return null;
    },
  };
}

export const operations: Operations = {
  "keyboard.down": once<"keyboard.down">(({ kernel, params }) => pressKey(kernel, params.key)),
  "keyboard.up": once<"keyboard.up">(({ kernel, params }) => releaseKey(kernel, params.key)),
  "keyboard.press": gesture<"keyboard.press">((call) => pressKeys(call, call.params.key, call.params.delay)),
  "keyboard.type": gesture<"keyboard.type">((call) => typeText(call, call.params.text, call.params.delay)),
  "keyboard.insertText": once<"keyboard.insertText">(({ kernel, params }) => insertText(kernel, keyTarget(kernel), params.text)),
  "mouse.move": gesture<"mouse.move">((call) => glide(call, { x: call.params.x, y: call.params.y }, call.params.steps)),
  "mouse.down": once<"mouse.down">(({ kernel, params }) => holdMouse(kernel, params.button, params.clickCount)),
  "mouse.up": once<"mouse.up">(({ kernel, params }) => releaseMouse(kernel, params.button, params.clickCount)),
  "mouse.click": gesture<"mouse.click">(function* (call) {
    const { x, y, button, clickCount, delay } = call.params;
    yield* glide(call, { x, y });
    yield* nextTask(call);
    yield* clickHere(call, button, clickCount, delay);
  }),
  "mouse.wheel": once<"mouse.wheel">(({ kernel, params }) => turnWheel(kernel, params.deltaX, params.deltaY)),
  "touch.tap": once<"touch.tap">(({ kernel, params }) => tap(kernel, { x: params.x, y: params.y })),
};
