/** A pause that a person ends: a bar over the page with buttons, and the locator that was picked last. */
import type { PauseState } from "../commands";
import type { Kernel } from "../kernel/kernel";
import { type Call, type Running, sleep } from "../kernel/operation";
import { locatorCode } from "./locator_code";
import { make, openOverlay, type Overlay } from "./overlay";
import { Picker } from "./picker";

const BAR =
  "position: absolute; top: 8px; left: 50%; transform: translateX(-50%); max-width: 90%; display: flex; gap: 8px; align-items: center; padding: 6px 10px; border-radius: 8px; background: #222; color: #fff; font: 14px sans-serif; box-shadow: 0 2px 10px #0008; pointer-events: auto; box-sizing: border-box";
const BUTTON = "font: inherit; color: inherit; background: #444; border: 1px solid #777; border-radius: 6px; padding: 3px 10px; cursor: pointer";
const CODE = "font: 12px monospace; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; user-select: text";

class Pause {
  picked: string[] = [];
  resumed = false;
  /** Ends the wait of an operation. */
  wake: (() => void) | undefined;
  readonly #overlay: Overlay;
  readonly #code: HTMLElement;
  #picker: Picker | undefined;

  constructor(private readonly kernel: Kernel) {
    this.#overlay = openOverlay(kernel);
    const bar = make(kernel, BAR);
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", "The script has paused");
    this.#code = make(kernel, CODE, "", "code");
    this.#code.setAttribute("aria-live", "polite");
    bar.append(
      make(kernel, "", "Paused"),
      this.#button("Resume", () => this.#resume()),
      this.#button("Pick locator", () => this.#pick()),
      this.#code,
    );
    for (const type of ["click", "pointerdown", "mousedown", "pointerup", "mouseup", "keydown", "keyup"])
      bar.addEventListener(type, (event) => event.stopPropagation());
    this.#overlay.root.append(bar);
  }

  end(): void {
    this.#picker?.cancel();
    this.#overlay.host.remove();
    this.wake?.();
  }

  #button(label: string, act: () => void): HTMLElement {
    const button = make(this.kernel, BUTTON, label, "button");
    button.addEventListener("click", () => this.kernel.inside(act));
    return button;
  }

  #resume(): void {
    this.resumed = true;
    this.end();
  }

  #pick(): void {
    this.#picker ??= new Picker(this.kernel, {
      ends: (selector) => {
        this.#picker = undefined;
        if (selector === null) return;
        this.#code.textContent = locatorCode(selector);
        this.picked.push(selector);
        this.wake?.();
      },
      isOurs: (event) => event.target === this.#overlay.host,
    });
  }
}

const pauses = new WeakMap<Kernel, Pause>();

export function* waitInPause(call: Call): Running<PauseState> {
  const { kernel } = call;
  let pause = pauses.get(kernel);
  if (!pause) pauses.set(kernel, (pause = new Pause(kernel)));
  const waking = pause;
  if (!pause.resumed && !pause.picked.length)
    yield* sleep(call.remaining(), (wake) => {
      waking.wake = wake;
      return () => (waking.wake = undefined);
    });
  if (pause.resumed) pauses.delete(kernel);
  return { resumed: pause.resumed, picked: pause.picked.splice(0) };
}

export function endPause({ kernel }: Call): null {
  pauses.get(kernel)?.end();
  pauses.delete(kernel);
  return null;
}
