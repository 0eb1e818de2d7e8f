/** The keys of a US keyboard by Playwright's names: codes, key names and characters. */
import { Failure } from "../../kernel/operation";

export interface Key {
  key: string;
  code: string;
  keyCode: number;
  location: number;
  /** The text that it types; "" for most keys. */
  text: string;
}

/** code, without Shift, with Shift, keyCode. */
const PRINTED: [string, string, string, number][] = [
  ["Backquote", "`", "~", 192],
  ["Minus", "-", "_", 189],
  ["Equal", "=", "+", 187],
  ["BracketLeft", "[", "{", 219],
  ["BracketRight", "]", "}", 221],
  ["Backslash", "\\", "|", 220],
  ["Semicolon", ";", ":", 186],
  ["Quote", "'", '"', 222],
  ["Comma", ",", "<", 188],
  ["Period", ".", ">", 190],
  ["Slash", "/", "?", 191],
  ...[...")!@#$%^&*("].map((shifted, digit): [string, string, string, number] => [`Digit${digit}`, `${digit}`, shifted, 48 + digit]),
  ...[..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter): [string, string, string, number] => [
    `Key${letter}`,
    letter.toLowerCase(),
    letter,
    letter.charCodeAt(0),
  ]),
];

/** Keys that type nothing, where code and key are the same: keyCode by name. */
const NAMED: Record<string, number> = {
  Backspace: 8,
  Tab: 9,
  Pause: 19,
  CapsLock: 20,
  Escape: 27,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  PrintScreen: 44,
  Insert: 45,
  Delete: 46,
  ContextMenu: 93,
  NumLock: 144,
  ScrollLock: 145,
  AudioVolumeMute: 173,
  AudioVolumeDown: 174,
  AudioVolumeUp: 175,
  MediaTrackNext: 176,
  MediaTrackPrevious: 177,
  MediaPlayPause: 179,
};

/** Keys that exist on the left and right: both keyCodes. */
const PAIRS: Record<string, [number, number]> = { Shift: [16, 16], Control: [17, 17], Alt: [18, 18], Meta: [91, 92] };

/** Keys of the number pad, from 0, without Shift: NumLock is off. */
const PAD: [string, number][] = [
  ["Insert", 45],
  ["End", 35],
  ["ArrowDown", 40],
  ["PageDown", 34],
  ["ArrowLeft", 37],
  ["Clear", 12],
  ["ArrowRight", 39],
  ["Home", 36],
  ["ArrowUp", 38],
  ["PageUp", 33],
];
const PAD_SIGNS: [string, string, number][] = [
  ["Multiply", "*", 106],
  ["Add", "+", 107],
  ["Subtract", "-", 109],
  ["Divide", "/", 111],
];

type Entry = { plain: Key; shifted?: Key };
let table: Map<string, Entry> | undefined;

function build(): Map<string, Entry> {
  const keys = new Map<string, Entry>();
  const key = (name: string, code: string, keyCode: number, text = "", location = 0): Key => ({ key: name, code, keyCode, location, text });
  for (const [code, plain, shifted, keyCode] of PRINTED) {
    const one = key(plain, code, keyCode, plain);
    const other = key(shifted, code, keyCode, shifted);
    keys.set(code, { plain: one, shifted: other });
    keys.set(plain, { plain: one });
    keys.set(shifted, { plain: other });
  }
  for (const [name, keyCode] of Object.entries(NAMED)) keys.set(name, { plain: key(name, name, keyCode) });
  for (let number = 1; number <= 12; number++) keys.set(`F${number}`, { plain: key(`F${number}`, `F${number}`, 111 + number) });
  for (const [name, [left, right]] of Object.entries(PAIRS)) {
    const one = { plain: key(name, `${name}Left`, left, "", 1) };
    keys.set(name, one).set(`${name}Left`, one);
    keys.set(`${name}Right`, { plain: key(name, `${name}Right`, right, "", 2) });
  }
  keys.set("AltGraph", { plain: key("AltGraph", "", 225) });
  PAD.forEach(([name, keyCode], digit) => {
    const code = `Numpad${digit}`;
    keys.set(code, { plain: key(name, code, keyCode, "", 3), shifted: key(`${digit}`, code, 96 + digit, `${digit}`, 3) });
  });
  const point = "NumpadDecimal";
  keys.set(point, { plain: key("Delete", point, 46, "", 3), shifted: key(".", point, 110, ".", 3) });
  for (const [name, text, keyCode] of PAD_SIGNS)
    keys.set(`Numpad${name}`, { plain: key(text, `Numpad${name}`, keyCode, text, 3) });
  const enter = { plain: key("Enter", "Enter", 13, "\r") };
  keys.set("Enter", enter).set("\r", enter).set("\n", enter);
  keys.set("NumpadEnter", { plain: key("Enter", "NumpadEnter", 13, "\r", 3) });
  const space = { plain: key(" ", "Space", 32, " ") };
  keys.set("Space", space).set(" ", space);
  return keys;
}

/** Whether typing this character presses a key, rather than just inserting it. */
export function hasKey(character: string): boolean {
  return (table ??= build()).has(character);
}

/** Only codes change with Shift: with it, `KeyA` is `A`, but `a` stays `a`. */
export function keyNamed(name: string, shift: boolean): Key {
  const entry = (table ??= build()).get(name === "ControlOrMeta" ? controlOrMeta() : name);
  if (!entry) throw new Failure("argument", `Unknown key: "${name}"`);
  return (shift && entry.shifted) || entry.plain;
}

export function controlOrMeta(): "Control" | "Meta" {
  return navigator.platform.startsWith("Mac") ? "Meta" : "Control";
}

/** `Control+Shift++` has the keys Control, Shift and +. Throws for unknown ones. */
export function keysOf(combination: string): string[] {
  const keys: string[] = [];
  let current = "";
  for (const character of combination) {
    if (character === "+" && current) {
      keys.push(current);
      current = "";
    } else current += character;
  }
  keys.push(current);
  for (const name of keys) keyNamed(name, false);
  return keys;
}
