/** The part of a call log that repeats itself: what each attempt saw. */
import type { Call } from "../kernel/operation";
import { Schedule } from "./schedule";

/** Tells of an attempt when it saw something new, or when Playwright would have looked. Keeps long waits' logs short. */
export class AttemptLog {
  private last = "";
  private readonly schedule: Schedule;

  constructor(private readonly call: Call) {
    this.schedule = new Schedule(() => call.kernel.now());
  }

  note(...lines: string[]): void {
    const text = lines.join("\n");
    const due = this.schedule.due();
    if (!due && text === this.last) return;
    this.last = text;
    this.call.log.push(...lines);
  }
}
