/** The lines of a call log that repeat with each attempt. */
import type { Call } from "../kernel/operation";
import { Schedule } from "./schedule";

/**
 * Logs an attempt if it saw something new, or when Playwright would have tried again. Keeps the logs of long waits
 * short.
 */
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
