/** Marks what actions act on, before they act: the name of the action, its element, and the pointer. */
import type { Commands, Point } from "../commands";
import type { ActionMarkSettings } from "../contract";
import { focused } from "../dom/composed";
import { boxOf } from "../dom/geometry";
import { isTag } from "../dom/kinds";
import type { Gesture, Input } from "../input/input";
import type { Kernel } from "../kernel/kernel";
import { type Call, isRunning, type Operation, type Running, sleep } from "../kernel/operation";
import { actedOn, targetOf } from "../selectors/acted_on";
import { locatorCode } from "./locator_code";
import { make } from "./overlay";

type Name = keyof Commands;
type Params = { [key: string]: unknown };

const quoted = (name: string, key: string) => (params: Params) => `${name} ${JSON.stringify(params[key])}`;

const TITLES: { [N in Name]?: string | ((params: Params) => string) } = {
  click: "Click",
  dblclick: "Double click",
  hover: "Hover",
  tap: "Tap",
  check: ({ checked }) => (checked ? "Check" : "Uncheck"),
  fill: quoted("Fill", "value"),
  type: quoted("Type", "text"),
  press: quoted("Press", "key"),
  selectOption: "Select option",
  setFiles: "Set input files",
  dragTo: "Drag and drop",
  drop: "Drop",
  "keyboard.down": quoted("Key down", "key"),
  "keyboard.up": quoted("Key up", "key"),
  "keyboard.press": quoted("Press", "key"),
  "keyboard.type": quoted("Type", "text"),
  "keyboard.insertText": quoted("Insert", "text"),
  "mouse.move": "Mouse move",
  "mouse.down": "Mouse down",
  "mouse.up": "Mouse up",
  "mouse.click": "Mouse click",
  "mouse.wheel": "Mouse wheel",
  "touch.tap": "Tap",
};
/** They act without mouse and keyboard. */
const DIRECT = new Set<string>(["selectOption", "setFiles", "drop"] satisfies Name[]);

const LONGEST = 200;
const PLACES: Record<string, string> = {
  "top-left": "top: 6px; left: 6px",
  top: "top: 6px; left: 50%; transform: translateX(-50%)",
  "top-right": "top: 6px; right: 6px",
  "bottom-left": "bottom: 6px; left: 6px",
  bottom: "bottom: 6px; left: 50%; transform: translateX(-50%)",
  "bottom-right": "bottom: 6px; right: 6px",
};
const TITLE =
  "all: initial; position: absolute; max-width: calc(100% - 12px); box-sizing: border-box; padding: 6px; border-radius: 6px; background: rgba(0, 0, 0, 0.7); color: #fff; font-family: sans-serif; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; pointer-events: none";
const BOX = "all: initial; position: absolute; box-sizing: border-box; outline: 2px solid rgba(64, 128, 191, 0.8); background: rgba(111, 168, 220, 0.2); pointer-events: none";
const POINT = "all: initial; position: absolute; width: 20px; height: 20px; margin: -10px; border-radius: 50%; background: rgba(220, 40, 40, 0.6); pointer-events: none";
const POINTER = "all: initial; position: absolute; left: 0; top: 0; filter: drop-shadow(0 0 1px #fff) drop-shadow(0 1px 2px #0008); pointer-events: none";
const ARROW = "width: 16px; height: 24px; background: #000; clip-path: polygon(0 0, 0 80%, 28% 62%, 48% 100%, 66% 93%, 46% 57%, 80% 57%)";

export class ActionMarks {
  /** Calls that are in progress, by their ids. */
  readonly #calls = new Map<number, { title: string; isShown: boolean }>();
  readonly #wrapped = new WeakSet<Input>();
  #marks: HTMLElement[] = [];
  #pointer: HTMLElement | undefined;
  #at: Point | undefined;
  #begun = false;

  constructor(
    private readonly kernel: Kernel,
    private readonly append: (element: HTMLElement) => void,
  ) {}

  get #settings(): ActionMarkSettings | undefined {
    return this.kernel.settings.overlays?.actions;
  }

  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    const { kernel } = this;
    const original = kernel.operation;
    kernel.operation = (op) => {
      const operation = original.call(kernel, op);
      return operation && this.#settings && op in TITLES ? this.#wrap(operation, op as Name) : operation;
    };
  }

  end(): void {
    this.#clear();
    this.#pointer?.remove();
    this.#pointer = this.#at = undefined;
  }

  #wrap(operation: Operation, op: Name): Operation {
    const marks = this;
    return {
      ...operation,
      *run(call): Running {
        marks.#wrapInput();
        const given = TITLES[op]!;
        marks.#calls.set(call.id, { title: typeof given === "string" ? given : given(call.params as Params), isShown: false });
        try {
          if (DIRECT.has(op)) yield* marks.#show(call);
          const made = operation.run(call);
          const result = isRunning(made) ? yield* made : made;
          if (op === "fill") yield* marks.#show(call); // a value that is set at once, without keys
          return result;
        } finally {
          marks.#calls.delete(call.id);
        }
      },
    };
  }

  /** The page's input comes with the first action. */
  #wrapInput(): void {
    const { input } = this.kernel;
    if (!input || this.#wrapped.has(input)) return;
    this.#wrapped.add(input);
    const { perform } = input;
    const marks = this;
    input.perform = function* <R>(call: Call, gesture: Gesture<R>): Running<R | undefined> {
      yield* marks.#show(call, pointOf(gesture));
      return (yield* perform.call(input, call, gesture as Gesture<never>)) as R | undefined;
    };
  }

  /** Waits until it has been seen, but never so long that the action runs out of time. */
  *#show(call: Call, at?: Point): Running<void> {
    const settings = this.#settings;
    const marked = this.#calls.get(call.id);
    const element = actedOn(call);
    if (!settings || !marked || marked.isShown || (targetOf(call) && !element)) return;
    marked.isShown = true;
    const { duration } = settings;
    this.#draw(settings, this.#title(call, marked.title, element), element, at);
    yield* sleep(Math.min(duration, call.remaining() / 2));
  }

  #title(call: Call, title: string, element: Element | undefined): string {
    const selector = targetOf(call)?.selector;
    const written = element ?? focused(this.kernel.main().document);
    const isSecret = written && isTag(written, "input") && written.type === "password";
    const shown = isSecret ? title.replace(/".*"$/s, (text) => `"${"*".repeat(text.length - 2)}"`) : title;
    return `${shown}${selector ? ` ${codeOf(selector)}` : ""}`.slice(0, LONGEST);
  }

  #draw(settings: ActionMarkSettings, text: string, element: Element | undefined, at: Point | undefined): void {
    const { kernel } = this;
    const { duration, position, fontSize, style, cursor } = settings;
    this.#clear();
    const box = element && boxOf(kernel, element);
    if (box) this.#add(`${BOX}; left: ${box.x}px; top: ${box.y}px; width: ${box.width}px; height: ${box.height}px; ${style.highlight ?? ""}`);
    if (at) this.#add(`${POINT}; left: ${at.x}px; top: ${at.y}px; ${style.point ?? ""}`);
    this.#add(`${TITLE}; ${PLACES[position]}; font-size: ${fontSize}px; ${style.title ?? ""}`, text);
    const marks = this.#marks;
    for (const mark of marks) if (duration > 0) mark.animate([{ opacity: 1 }, { opacity: 1, offset: 0.5 }, { opacity: 0 }], { duration, fill: "forwards" });
    kernel.timers.after(duration, () => kernel.inside(() => marks === this.#marks && this.#clear()));
    if (cursor && at) this.#movePointer(at, duration);
  }

  #add(style: string, text = ""): void {
    const mark = make(this.kernel, style, text);
    this.#marks.push(mark);
    this.append(mark);
  }

  #clear(): void {
    for (const mark of this.#marks) mark.remove();
    this.#marks = [];
  }

  #movePointer(at: Point, duration: number): void {
    const from = this.#at ?? at;
    this.#at = at;
    if (!this.#pointer) {
      this.#pointer = make(this.kernel, POINTER);
      this.#pointer.append(make(this.kernel, ARROW));
    }
    this.append(this.#pointer); // above the marks
    const [begin, end] = [from, at].map(({ x, y }) => `translate(${x}px, ${y}px)`);
    this.#pointer.style.transform = end!;
    this.#pointer.animate([{ transform: begin }, { transform: end, offset: 0.7 }, { transform: end }], { duration, easing: "ease-in-out" });
  }
}

function pointOf<R>({ steps }: Gesture<R>): Point | undefined {
  for (const step of steps) {
    if (step.do === "move") return step.to;
    if (step.do === "tap") return step.at;
  }
  return undefined;
}

function codeOf(selector: string): string {
  try {
    return locatorCode(selector);
  } catch {
    return selector;
  }
}
