/** Mouse, keyboard and touch of a tab, which documents use through the companion. They outlive documents. */
import type { Point } from "../../../runtime/src/commands";
import type { Place } from "../../../runtime/src/companion/surroundings";
import type { SentGesture } from "../../../runtime/src/companion/input";
import type { Step } from "../../../runtime/src/input/input";
import { moved } from "../documents/surroundings";
import type { Tab } from "../tab";
import { Keyboard } from "./keyboard";
import { Mouse } from "./mouse";
import { Time } from "./time";

export class Devices {
  readonly keyboard: Keyboard;
  readonly mouse: Mouse;

  constructor(private readonly tab: Tab) {
    this.keyboard = new Keyboard(tab.page, ({ key }) => (key === "Escape" ? this.mouse.cancelDrag() : undefined));
    this.mouse = new Mouse(tab, this.keyboard);
  }

  event(method: string, params: unknown): void {
    this.mouse.drag.event(method, params);
  }

  /** `place`: of the viewport that the gesture's points are in. */
  async perform({ steps, modifiers, within }: SentGesture, place: Place): Promise<void> {
    const time = new Time(within);
    const restore = this.keyboard.hold(modifiers);
    try {
      await this.#perform(steps, place, time);
    } finally {
      await restore();
    }
  }

  async #perform(steps: Step[], place: Place, time: Time): Promise<void> {
    const begun: Promise<unknown>[] = [];
    let brief = false;
    for (const step of steps) {
      const done = this.#pointer(step, place, time) ?? this.#keys(step, time);
      if (!done) continue;
      begun.push(done);
      brief = step.do === "move" && (step.steps ?? 1) === 1 && !this.mouse.isPressed;
      // The browser keeps the order of a movement and what follows. Drags take a frame for each step, as animations expect.
      if (!brief) await Promise.all(begun);
    }
    if (brief) this.mouse.deliver();
    await Promise.all(begun);
  }

  #pointer(step: Step, place: Place, time: Time): Promise<unknown> | undefined {
    const { mouse } = this;
    switch (step.do) {
      case "move":
        return mouse.move(moved(step.to, place), step.steps ?? 1, time);
      case "click":
        return mouse.click(step.button ?? "left", step.count ?? 1, step.delay ?? 0, time);
      case "press":
        return mouse.press(step.button ?? "left", step.count ?? 1);
      case "release":
        return mouse.release(step.button ?? "left", step.count ?? 1);
      case "wheel":
        return mouse.wheel(step.deltaX, step.deltaY);
      case "tap":
        return this.#tap(moved(step.at, place));
    }
    return undefined;
  }

  #keys(step: Step, time: Time): Promise<unknown> | undefined {
    const { keyboard } = this;
    switch (step.do) {
      case "keydown":
        return keyboard.down(step.key);
      case "keyup":
        return keyboard.up(step.key);
      case "keys":
        return keyboard.press(step.combination, step.delay ?? 0, time);
      case "type":
        return keyboard.type(step.text, step.delay ?? 0, time);
      case "insert":
        return keyboard.insert(step.text);
    }
    return undefined;
  }

  #tap({ x, y }: Point): Promise<unknown> {
    const { modifiers } = this.keyboard;
    const send = (type: "touchStart" | "touchEnd", touchPoints: Point[]) =>
      this.tab.page.send("Input.dispatchTouchEvent", { type, touchPoints, modifiers });
    return Promise.all([send("touchStart", [{ x, y }]), send("touchEnd", [])]);
  }
}
