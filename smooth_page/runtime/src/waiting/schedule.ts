/**
 * Playwright's pauses between attempts. We try more often (until.ts); these say when an attempt that changed nothing is
 * logged, and when locator handlers that leave their overlay open run again.
 */

/** For actions. */
export const ACTION_PAUSES = [0, 20, 100, 100, 500];
/** For assertions and other waiting. */
export const POLL_PAUSES = [0, 20, 50, 100, 100, 500];

export class Schedule {
  private round = -1;
  private next = 0;

  constructor(
    private readonly now: () => number,
    private readonly pauses: readonly number[] = POLL_PAUSES,
  ) {}

  /** ms until the next attempt is due; 0 when it is. */
  left(): number {
    return Math.max(0, this.next - this.now());
  }

  /** True when an attempt is due, and counts it. */
  due(): boolean {
    if (this.left() > 0) return false;
    this.round += 1;
    this.next = this.now() + this.pause();
    return true;
  }

  /** The pause after the attempt that was counted last. */
  pause(): number {
    return this.pauses[Math.min(this.round, this.pauses.length - 1)];
  }
}
