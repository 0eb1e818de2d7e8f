/** Input that the browser dispatches itself, through the companion: events are trusted, and native controls react. */
import type { Modifier } from "../commands";
import type { Gesture, Input, Step } from "../input/input";
import type { Kernel } from "../kernel/kernel";
import { type Call, type Running, sleep } from "../kernel/operation";
import { Drags } from "./drags";
import { Interception } from "./interception";

/**
 * A gesture as the companion gets it. `within`: ms after which the rest of it is not done; null without a limit. `acting`:
 * the operation that acts by it, because the gesture may end its own document.
 */
export interface SentGesture {
  acting?: number | undefined;
  steps: Step[];
  modifiers?: Modifier[] | undefined;
  within: number | null;
}

/** How many navigations the tab's documents had begun before a gesture. */
export interface Before {
  before: number;
}

/** What the companion's input can be asked for. */
export interface InputPowers {
  /** Performs a gesture. */
  "input.perform": { params: SentGesture; result: number };
  /** Whether the gesture has begun no navigation. */
  "input.stays": { params: Before; result: boolean };
}

export class CompanionInput implements Input {
  readonly #drags: Drags;

  constructor(private readonly kernel: Kernel) {
    this.#drags = new Drags(kernel);
  }

  /** The browser knows. */
  scrolled(): void {}

  *perform<Refusal>(call: Call, { steps, modifiers, met }: Gesture<Refusal>): Running<Refusal | undefined> {
    if (call.beforeInput) yield* call.beforeInput();
    const press = met && steps.some(({ do: name }) => name === "click" || name === "press");
    const interception = press ? new Interception(this.kernel, met) : undefined;
    const copies = this.#shareClipboard(steps);
    try {
      const acting = call.dispatched ? call.id : undefined;
      const before = yield* this.#ask<number>("input.perform", { acting, steps, modifiers, within: call.remaining() });
      // Timers may wait for the page's next frame then, and the answer of a turn with them.
      if (acting !== undefined && before !== undefined) call.stays = (yield* this.#ask<boolean>("input.stays", { before })) ?? false;
    } finally {
      interception?.stop();
      copies?.stop(true);
    }
    if (interception?.refusal !== undefined) void this.kernel.channel!.ask("refused", call.id); // the press was cancelled
    return interception ? interception.refusal : steps.some(({ do: name }) => name === "check") ? met?.() : undefined;
  }

  /** The context's clipboard, which scripts use, has the same content as the browser's, which keys use. */
  #shareClipboard(steps: Step[]): { stop(store: boolean): void } | undefined {
    const { clipboard } = this.kernel;
    if (!clipboard || !steps.some(({ do: name }) => name.startsWith("key"))) return undefined;
    if (steps.some(pastes)) clipboard.handOver();
    return clipboard.watchCopies(this.kernel.realms().map(({ window }) => window), "copy", "cut");
  }

  /** A gesture that leads to another document is done then: its answer would come too late. */
  *#ask<T>(name: keyof InputPowers, params: SentGesture | Before): Running<T | undefined> {
    let answer: { value: T } | { failure: unknown } | undefined;
    const asked = this.kernel.channel!.ask<T>(name, params);
    yield* sleep(Infinity, (wake) => {
      void ended(asked, (given) => {
        answer = given;
        wake();
      });
      return this.kernel.leaving.watch(wake);
    });
    if (answer && "failure" in answer) throw answer.failure;
    return answer?.value;
  }

  /** The companion calls this before the mouse moves with a pressed button. */
  watchDrags(): void {
    this.kernel.inside(() => this.#drags.watch());
  }

  /** The companion calls this after that: whether the movement has begun a drag. */
  hasDragBegun(): boolean {
    return this.kernel.inside(() => this.#drags.end());
  }
}

function pastes(step: Step): boolean {
  const key = step.do === "keys" ? step.combination : step.do === "keydown" ? step.key : "";
  return /(^|\+)(v|KeyV|Insert)$/i.test(key);
}

async function ended<T>(answer: Promise<T>, wake: (answer: { value: T } | { failure: unknown }) => void): Promise<void> {
  let value: T;
  try {
    value = await answer;
  } catch (failure) {
    return wake({ failure });
  }
  wake({ value });
}
