/** One running operation: steps its generator from wait to wait, until it is done, fails, or its time is over. */
import type { Answer, Command, FailureInfo, Outcome, Question, Wire } from "../contract";
import type { Kernel } from "./kernel";
import { type Call, Failure, isRunning, type Operation, type Running, type Step } from "./operation";
import type { Realm } from "./realms";
import type { Timer, Timers } from "./timers";

export interface TaskHost {
  readonly kernel: Kernel;
  readonly timers: Timers;
  inside<T>(action: () => T): T;
  /** The task has an outcome or a question to report. */
  changed(task: Task): void;
  /** The task begins to act. */
  acts(): void;
}

export class Task implements Call {
  readonly id: number;
  readonly params: any;
  readonly kernel: Kernel;
  readonly deadline: number;
  readonly log: string[] = [];
  ran = false;
  stays = false;
  follows = false;
  /** Not `#`, because operations that are a part of another one run with objects that inherit from it (operation.ts). */
  private acting = false;

  /** The outcome, or the question that it asks. */
  #reported: Outcome | undefined;

  #running: Running | undefined;
  #deadlineTimer: Timer | undefined;
  /** Ends the present wait. */
  #stopWaiting: (() => void) | undefined;
  #over = false;

  constructor(
    private readonly host: TaskHost,
    private readonly command: Command,
    private readonly operation: Operation,
    readonly code: (() => unknown) | undefined,
  ) {
    this.id = command.id;
    this.params = command.params;
    this.kernel = host.kernel;
    this.deadline = command.timeout > 0 ? host.timers.now() + command.timeout : Infinity;
  }

  get outcome(): Outcome {
    return this.#reported ?? { id: this.id, status: "pending", log: this.log, dispatched: this.dispatched };
  }

  get dispatched(): boolean {
    return this.acting;
  }

  set dispatched(acts: boolean) {
    this.acting = acts;
    if (acts) this.host.acts();
  }

  get realm(): Realm {
    return this.kernel.realm(this.command.frame ?? "main");
  }

  remaining(): number {
    return Math.max(0, this.deadline - this.host.timers.now());
  }

  /** Inside the guard. */
  start(): void {
    try {
      const made = this.operation.run(this);
      if (!isRunning(made)) return this.#done(made);
      this.#running = made;
    } catch (error) {
      return this.#fail(error);
    }
    this.#step((running) => running.next());
    if (!this.#over && !this.operation.ownsDeadline && this.deadline < Infinity)
      this.#deadlineTimer = this.host.timers.after(this.remaining(), () => this.host.inside(() => this.#timeOut()));
  }

  /** Python's answer to the question this task asked. */
  resume(answer: Answer): void {
    if (this.#reported?.status !== "asks") return;
    this.#reported = undefined;
    const { error } = answer;
    if (error) this.#step((running) => running.throw(Object.assign(new Error(error.message), { name: error.name })));
    else this.#step((running) => running.next(answer.value));
  }

  /** Stops the operation, because nothing waits for it any longer. It cleans up after itself. */
  cancel(): void {
    if (this.#over) return;
    this.#end();
    try {
      this.#running?.return(undefined);
    } catch {
      // The operation is being discarded, so errors of its clean-up don't matter.
    }
  }

  #step(advance: (running: Running) => IteratorResult<Step, unknown>): void {
    if (this.#over) return;
    this.#stopWaiting = undefined;
    let result: IteratorResult<Step, unknown>;
    try {
      result = advance(this.#running!);
    } catch (error) {
      return this.#fail(error);
    }
    if (result.done) this.#done(result.value);
    else this.#wait(result.value);
  }

  /** The result of an operation is already in the shape of the wire. */
  #done(value: unknown): void {
    this.#finish({ id: this.id, status: "done", value: (value ?? null) as Wire });
  }

  #wait(step: Step): void {
    const next = (value?: unknown) => this.host.inside(() => this.#step((running) => running.next(value)));
    switch (step.wait) {
      case "frame":
        this.#stopWaiting = this.host.timers.frame(next);
        return;
      case "time":
        return this.#sleep(step, next);
      case "promise": {
        let stopped = false;
        this.#stopWaiting = () => (stopped = true);
        const settle = (action: () => void) => {
          if (!stopped) this.host.inside(action);
        };
        void settled(
          step.promise,
          (value) => settle(() => this.#step((running) => running.next(value))),
          (error) => settle(() => this.#step((running) => running.throw(error))),
        );
        return;
      }
      case "python":
        this.#ask(step.ask);
    }
  }

  #sleep(step: Step & { wait: "time" }, next: () => void): void {
    let unwatch: (() => void) | undefined;
    let awake = false;
    const stop = () => {
      awake = true;
      if (timer !== undefined) this.host.timers.cancel(timer);
      unwatch?.();
    };
    const wake = () => {
      if (awake) return;
      this.host.inside(() => {
        stop();
        next();
      });
    };
    const timer = step.ms < Infinity ? this.host.timers.after(step.ms, wake) : undefined;
    this.#stopWaiting = stop;
    unwatch = step.until?.(wake);
    if (awake) unwatch?.();
  }

  #ask(ask: Question): void {
    this.#reported = { id: this.id, status: "asks", ask };
    this.host.changed(this);
  }

  #timeOut(): void {
    if (this.#over) return;
    const error = { kind: "timeout", message: `Timeout ${this.command.timeout}ms exceeded.`, log: this.log };
    this.cancel();
    this.#finish({ id: this.id, status: "error", error });
  }

  #fail(error: unknown): void {
    this.#finish({ id: this.id, status: "error", error: failureInfo(error, this.log) });
  }

  #finish(outcome: Outcome): void {
    this.#end();
    this.#reported = outcome;
    this.host.changed(this);
  }

  #end(): void {
    this.#over = true;
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    if (this.#deadlineTimer !== undefined) this.host.timers.cancel(this.#deadlineTimer);
  }
}

/** `await` needs none of the builtins that a page can replace. */
async function settled(promise: unknown, ok: (value: unknown) => void, failed: (error: unknown) => void) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return failed(error);
  }
  ok(value);
}

function failureInfo(error: unknown, log: string[]): FailureInfo {
  if (error instanceof Failure) return { kind: error.kind, message: error.message, log, ...error.details };
  const text = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : String(error);
  return { kind: "internal", message: text, log };
}
