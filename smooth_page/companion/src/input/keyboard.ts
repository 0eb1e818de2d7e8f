/** The keyboard of a tab: presses and releases keys, and types text with them. */
import type { Modifier } from "../../../runtime/src/commands";
import { hasKey, type Key, keyNamed, keysOf } from "../../../runtime/src/input/keyboard/keys";
import type { Target } from "../target";
import type { Time } from "./time";

/** The bits of DevTools' `modifiers`. */
const BITS = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };
type ModifierKey = keyof typeof BITS;

/** `KeyboardEvent.location` of the keys of the number pad. */
const PAD = 3;

export class Keyboard {
  /** Codes of the pressed keys. */
  readonly #held = new Set<string>();
  readonly #modifiers = new Set<ModifierKey>();

  /** `cancels`: what a key does in place of being pressed. */
  constructor(
    private readonly page: Target,
    private readonly cancels: (key: Key) => Promise<unknown> | undefined,
  ) {}

  get modifiers(): number {
    return [...this.#modifiers].reduce((bits, name) => bits | BITS[name], 0);
  }

  down(name: string): Promise<unknown> {
    const key = this.#named(name);
    const autoRepeat = this.#held.has(key.code);
    this.#held.add(key.code);
    if (isModifier(key.key)) this.#modifiers.add(key.key);
    const cancelled = this.cancels(key);
    if (cancelled) return cancelled;
    const text = this.modifiers & ~BITS.Shift ? "" : key.text;
    const more = text ? { text, unmodifiedText: text } : {};
    return this.page.send("Input.dispatchKeyEvent", {
      type: text ? "keyDown" : "rawKeyDown",
      autoRepeat,
      ...more,
      ...this.#look(key),
    });
  }

  up(name: string): Promise<unknown> {
    const key = this.#named(name);
    this.#held.delete(key.code);
    if (isModifier(key.key)) this.#modifiers.delete(key.key);
    return this.page.send("Input.dispatchKeyEvent", { type: "keyUp", ...this.#look(key) });
  }

  #named(name: string): Key {
    return keyNamed(name, this.#modifiers.has("Shift"));
  }

  #look({ key, code, keyCode, location }: Key) {
    const where = location === PAD ? { isKeypad: true } : { location };
    return { modifiers: this.modifiers, windowsVirtualKeyCode: keyCode, key, code, ...where };
  }

  /** Presses keys in order and releases them in reverse order. `delay`: ms that the last one stays pressed. */
  async press(combination: string, delay: number, time: Time): Promise<void> {
    const keys = keysOf(combination);
    if (keys.length === 1 && !delay && this.#isCharacter(keys[0]!)) return this.#strike(keys[0]!);
    await Promise.all(keys.map((key) => this.down(key)));
    await time.sleep(delay);
    await Promise.all(keys.reverse().map((key) => this.up(key)));
  }

  /** Characters without a key of their own are inserted. `delay`: ms before each character. */
  async type(text: string, delay: number, time: Time): Promise<void> {
    for (const character of text) {
      await time.sleep(delay);
      if (!hasKey(character)) await this.insert(character);
      else if (this.#isCharacter(character)) await this.#strike(character);
      else await this.press(character, 0, time);
    }
  }

  /** Whether it types a character. Other keys may give the focus to a frame that the browser runs elsewhere. */
  #isCharacter(name: string): boolean {
    return this.#named(name).key.length === 1;
  }

  /** The browser keeps the order of what is sent to it. */
  async #strike(name: string): Promise<void> {
    await Promise.all([this.down(name), this.up(name)]);
  }

  insert(text: string): Promise<unknown> {
    return this.page.send("Input.insertText", { text });
  }

  /** Presses these modifiers and releases others. Returns a function that restores them. */
  hold(wanted: Modifier[] | undefined): () => Promise<unknown> {
    if (!wanted) return async () => undefined;
    const before = [...this.#modifiers];
    const pressed = this.#change(wanted.map((name) => keyNamed(name, false).key as ModifierKey));
    return () => Promise.all([...pressed, ...this.#change(before)]);
  }

  #change(wanted: ModifierKey[]): Promise<unknown>[] {
    const names = Object.keys(BITS) as ModifierKey[];
    const released = names.filter((name) => this.#modifiers.has(name) && !wanted.includes(name));
    const pressed = names.filter((name) => !this.#modifiers.has(name) && wanted.includes(name));
    return [...released.map((name) => this.up(name)), ...pressed.map((name) => this.down(name))];
  }
}

function isModifier(name: string): name is ModifierKey {
  return name in BITS;
}
