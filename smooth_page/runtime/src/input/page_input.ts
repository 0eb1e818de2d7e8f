/** Input that a script of the page dispatches itself, default actions included. */
import type { Kernel } from "../kernel/kernel";
import type { Call, Running } from "../kernel/operation";
import { devicesOf } from "./devices";
import { insertText } from "./editing/insert";
import type { Gesture, Input, Step } from "./input";
import { keyTarget, pressKey, pressKeys, releaseKey, typeText } from "./keyboard/keyboard";
import { holdModifiers } from "./keyboard/modifiers";
import { dragOver } from "./mouse/drag";
import { clickHere, glide } from "./mouse/gestures";
import { holdMouse, releaseMouse, rest, settle } from "./mouse/mouse";
import { turnWheel } from "./mouse/wheel";
import { nextTask } from "./tasks";
import { tap } from "./touch";

export class PageInput implements Input {
  constructor(private readonly kernel: Kernel) {}

  scrolled(): void {
    rest(this.kernel);
  }

  *perform<Refusal>(call: Call, gesture: Gesture<Refusal>): Running<Refusal | undefined> {
    if (call.beforeInput) yield* call.beforeInput();
    const restore = holdModifiers(this.kernel, gesture.modifiers);
    let refusal: Refusal | undefined;
    try {
      refusal = yield* this.#perform(call, gesture);
    } finally {
      restore();
    }
    if (refusal !== undefined) settle(this.kernel);
    return refusal;
  }

  *#perform<Refusal>(call: Call, { steps, met }: Gesture<Refusal>): Running<Refusal | undefined> {
    for (const step of steps) {
      const refusal = step.do === "check" ? met?.() : undefined;
      if (refusal !== undefined) return refusal;
      yield* this.#pointer(call, step);
      yield* this.#keyboard(call, step);
    }
    return undefined;
  }

  *#pointer(call: Call, step: Step): Running<void> {
    const { kernel } = this;
    switch (step.do) {
      case "move":
        return yield* glide(call, step.to, step.steps);
      case "yield":
        return yield* nextTask(call);
      case "click":
        return yield* clickHere(call, step.button, step.count, step.delay);
      case "press":
        return holdMouse(kernel, step.button, step.count);
      case "release":
        return releaseMouse(kernel, step.button, step.count);
      case "linger":
        if (devicesOf(kernel).mouse.drag) dragOver(kernel);
        return;
      case "wheel":
        return turnWheel(kernel, step.deltaX, step.deltaY);
      case "tap":
        return tap(kernel, step.at);
    }
  }

  *#keyboard(call: Call, step: Step): Running<void> {
    const { kernel } = this;
    switch (step.do) {
      case "keydown":
        return pressKey(kernel, step.key);
      case "keyup":
        return releaseKey(kernel, step.key);
      case "keys":
        return yield* pressKeys(call, step.combination, step.delay);
      case "type":
        return yield* typeText(call, step.text, step.delay);
      case "insert":
        if (!insertText(kernel, keyTarget(kernel), step.text)) step.undone?.();
    }
  }
}
