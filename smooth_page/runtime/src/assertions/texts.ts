/** Expected texts: one, or a list of them. */
import type { TextMatch } from "../commands";
import { matchesText } from "../waiting/match_text";
import type { ExpectParams } from "./matcher";

export function matchesFirst(received: string | null, { expected }: ExpectParams): boolean {
  return expected?.[0] !== undefined && matchesText(received, expected[0]);
}

/** Each text matches the one at its place. */
export function matchesEach(received: (string | null)[], expected: TextMatch[]): boolean {
  return received.length === expected.length && received.every((text, index) => matchesText(text, expected[index]));
}

/** The expected texts appear in this order; there may be others between. */
export function matchesInOrder(received: (string | null)[], expected: TextMatch[]): boolean {
  let next = 0;
  for (const text of received) {
    if (next < expected.length && matchesText(text, expected[next])) next += 1;
  }
  return next === expected.length;
}
