/**
 * `expect`: each assertion is one operation that tries until its condition holds.
 *
 * - expect, attempt: the loop, and one attempt
 * - matcher, texts, same_value: types and comparisons that matchers share
 * - states, contents, attributes, lists: the matchers
 */
import type { Operations } from "../kernel/operation";
import { expect } from "./expect";

export const operations: Operations = {
  expect: { run: expect, ownsDeadline: true },
};
