/** The keyboard: presses and releases keys, and types text with them. */
import { focused } from "../../dom/composed";
import { windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";
import { type Call, type Running, sleep } from "../../kernel/operation";
import { lookAtSystem } from "../editing/clipboard";
import { insertText } from "../editing/insert";
import { devicesOf, type ModifierKey, MODIFIERS, modifiersInit } from "../devices";
import { fire } from "../fire";
import { cancelDrag } from "../mouse/drag";
import { nextTask } from "../tasks";
import { onKeyDown, onKeyPress, onKeyUp } from "./defaults";
import { hasKey, type Key, keyNamed, keysOf } from "./keys";

/** The element that receives keys, through shadow roots and frames. */
export function keyTarget(kernel: Kernel): Element {
  let realm = kernel.main();
  for (;;) {
    const { document } = realm;
    const element = focused(document) ?? document.body ?? document.documentElement;
    const inner = kernel.realmIn(element);
    if (!inner) return element;
    realm = inner;
  }
}

export function pressKey(kernel: Kernel, name: string): void {
  const { keyboard, mouse } = devicesOf(kernel);
  const key = keyNamed(name, keyboard.modifiers.has("Shift"));
  const repeat = keyboard.held.has(key.code);
  keyboard.held.add(key.code);
  if (isModifier(key.key)) keyboard.modifiers.add(key.key);
  if (key.key === "Escape" && mouse.drag) return cancelDrag(kernel);
  const target = keyTarget(kernel);
  if (!send(kernel, target, "keydown", key, { repeat })) return;
  const types = key.text && !MODIFIERS.some((name) => name !== "Shift" && keyboard.modifiers.has(name));
  if (onKeyDown({ kernel, target: keyTarget(kernel), key, ...modifiersInit(kernel) }) || !types) return;
  const code = key.text.charCodeAt(0);
  const at = keyTarget(kernel);
  if (send(kernel, at, "keypress", key, { repeat, keyCode: code, charCode: code }))
    onKeyPress({ kernel, target: keyTarget(kernel), key, ...modifiersInit(kernel) });
}

export function releaseKey(kernel: Kernel, name: string): void {
  const { keyboard } = devicesOf(kernel);
  const key = keyNamed(name, keyboard.modifiers.has("Shift"));
  keyboard.held.delete(key.code);
  if (isModifier(key.key)) keyboard.modifiers.delete(key.key);
  const target = keyTarget(kernel);
  const active = send(kernel, target, "keyup", key, {});
  onKeyUp({ kernel, target, key, ...modifiersInit(kernel) }, active);
}

function isModifier(name: string): name is ModifierKey {
  return (MODIFIERS as readonly string[]).includes(name);
}

type Legacy = { keyCode?: number; charCode?: number };

function send(kernel: Kernel, target: Element, type: string, key: Key, more: KeyboardEventInit & Legacy): boolean {
  const window = windowOf(target);
  if (!window) return true;
  const { text: _, ...look } = key;
  const init = { bubbles: true, cancelable: true, composed: true, view: window, ...look, ...modifiersInit(kernel), ...more };
  return fire(kernel, target, new window.KeyboardEvent(type, init));
}

/** Presses the keys in order and releases them in reverse order. `delay`: ms that the last one stays pressed. */
export function* pressKeys(call: Call, combination: string, delay = 0): Running<void> {
  const keys = keysOf(combination);
  if (keys.length > 1 && /^(v|KeyV|Insert)$/i.test(keys.at(-1)!)) yield* lookAtSystem(call);
  call.dispatched = true;
  for (const name of keys) pressKey(call.kernel, name);
  if (delay) yield* sleep(delay);
  for (const name of keys.reverse()) releaseKey(call.kernel, name);
}

/** Characters without a key of their own are inserted. `delay`: ms between characters. */
export function* typeText(call: Call, text: string, delay = 0): Running<void> {
  call.dispatched = true;
  let first = true;
  for (const character of text) {
    if (delay) yield* sleep(delay);
    else if (!first) yield* nextTask(call);
    first = false;
    if (hasKey(character)) {
      pressKey(call.kernel, character);
      releaseKey(call.kernel, character);
    } else insertText(call.kernel, keyTarget(call.kernel), character);
  }
}
