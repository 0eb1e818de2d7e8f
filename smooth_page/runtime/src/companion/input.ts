/** Input that the browser dispatches itself, through the companion: events are trusted, and native controls react. */
import type { Modifier } from "../commands";
import type { Gesture, Input, Step } from "../input/input";
import type { Kernel } from "../kernel/kernel";
import { type Call, type Running, sleep } from "../kernel/operation";
import { Drags } from "./drags";
import { Interception } from "./interception";

/** A gesture as the companion gets it. `within`: ms after which the rest of it is not done; null without a limit. */
export interface SentGesture {
  steps: Step[];
  modifiers?: Modifier[] | undefined;
  within: number | null;
}

export class CompanionInput implements Input {
  readonly #drags: Drags;

  constructor(private readonly kernel: Kernel) {
    this.#drags = new Drags(kernel);
  }

  /** The browser knows. */
  scrolled(): void {}

  *perform<Refusal>(call: Call, { steps, modifiers, met }: Gesture<Refusal>): Running<Refusal | undefined> {
    const press = met && steps.some(({ do: name }) => name === "click" || name === "press");
    const interception = press ? new Interception(this.kernel, met) : undefined;
    try {
      yield* this.#send({ steps, modifiers, within: call.remaining() });
    } finally {
      interception?.stop();
    }
    return interception ? interception.refusal : steps.some(({ do: name }) => name === "check") ? met?.() : undefined;
  }

  /** A gesture that leads to another document is done then: its answer would come too late. */
  *#send(gesture: SentGesture): Running<void> {
    let failure: unknown;
    const answer = this.kernel.channel!.ask("input.perform", gesture);
    yield* sleep(Infinity, (wake) => {
      void ended(answer, (error) => {
        failure = error;
        wake();
      });
      return this.kernel.watchLeaving(wake);
    });
    if (failure !== undefined) throw failure;
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

async function ended(answer: Promise<unknown>, wake: (failure?: unknown) => void): Promise<void> {
  try {
    await answer;
  } catch (error) {
    return wake(error);
  }
  wake();
}
