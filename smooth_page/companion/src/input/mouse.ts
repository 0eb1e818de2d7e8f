/** The mouse of a tab. Points are in the viewport of the tab. */
import type { Button, Point } from "../../../runtime/src/commands";
import type { Tab } from "../tab";
import { Drag } from "./drag";
import type { Keyboard } from "./keyboard";
import type { Time } from "./time";

/** The bits of `MouseEvent.buttons`. */
const BITS: Record<Button, number> = { left: 1, right: 2, middle: 4 };

type Kind = "mouseMoved" | "mousePressed" | "mouseReleased";

export class Mouse {
  readonly drag: Drag;
  #at: Point = { x: 0, y: 0 };
  #buttons = 0;
  #last: Button | "none" = "none";

  constructor(
    private readonly tab: Tab,
    private readonly keyboard: Keyboard,
  ) {
    this.drag = new Drag(tab);
  }

  get isPressed(): boolean {
    return this.#buttons !== 0;
  }

  /** In a straight line, in that many steps. */
  async move(to: Point, steps: number, time: Time): Promise<void> {
    const from = this.#at;
    for (let step = 1; step <= steps; step++) {
      if (step > 1) await time.sleep(0);
      const share = step / steps;
      await this.#moveTo({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
  }

  #moveTo(at: Point): Promise<unknown> {
    this.#at = at;
    const { modifiers } = this.keyboard;
    if (this.drag.isActive) return this.drag.send("dragOver", at, modifiers);
    const move = () => this.#send("mouseMoved", this.#last, 0);
    return this.#buttons & BITS.left ? this.drag.begin(move, at, modifiers) : move();
  }

  /**
   * Delivers a movement at once. The browser delivers it with its next frame, or before an event of another kind.
   * The character of the backspace key is such an event, and pages do not get it. If it goes to the process of another
   * frame, the movement waits for the next frame.
   */
  deliver(): void {
    const backspace = { type: "char", windowsVirtualKeyCode: 8 } as const;
    this.tab.page.send("Input.dispatchKeyEvent", backspace).catch(() => undefined); // the movement fails with the tab
  }

  async press(button: Button, clickCount: number): Promise<void> {
    if (this.drag.isActive) return;
    this.#buttons |= BITS[button];
    this.#last = button;
    await this.#send("mousePressed", button, clickCount);
  }

  async release(button: Button, clickCount: number): Promise<void> {
    this.#buttons &= ~BITS[button];
    this.#last = "none";
    if (this.drag.isActive) await this.drag.send("drop", this.#at, this.keyboard.modifiers);
    else await this.#send("mouseReleased", button, clickCount);
  }

  /** Undefined if nothing is dragged. */
  cancelDrag(): Promise<void> | undefined {
    return this.drag.isActive ? this.drag.send("dragCancel", this.#at, this.keyboard.modifiers) : undefined;
  }

  /** `delay`: ms that the button stays pressed, and between clicks. */
  async click(button: Button, clickCount: number, delay: number, time: Time): Promise<void> {
    const done: Promise<void>[] = [];
    const pause = async (): Promise<void> => {
      await Promise.all(done);
      await time.sleep(delay);
    };
    for (let count = 1; count <= clickCount; count++) {
      if (delay && count > 1) await pause();
      done.push(this.press(button, count));
      if (delay) await pause();
      done.push(this.release(button, count));
    }
    await Promise.all(done);
  }

  wheel(deltaX: number, deltaY: number): Promise<unknown> {
    const { modifiers } = this.keyboard;
    return this.tab.page.send("Input.dispatchMouseEvent", { type: "mouseWheel", ...this.#at, deltaX, deltaY, modifiers });
  }

  #send(type: Kind, button: Button | "none", clickCount: number): Promise<unknown> {
    const { modifiers } = this.keyboard;
    const buttons = this.#buttons;
    const force = buttons ? 0.5 : 0;
    return this.tab.page.send("Input.dispatchMouseEvent", { type, ...this.#at, button, buttons, clickCount, modifiers, force });
  }
}
