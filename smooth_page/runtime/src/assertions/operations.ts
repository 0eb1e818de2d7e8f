/**
 * `expect`: each assertion is one operation that tries until its condition holds.
 *
 * - expect, attempt: the loop, and one attempt
 * - matcher, same_value: types and a comparison that matchers share
 * - states, contents (and how texts are compared), attributes, lists: the matchers
 */
import type { Operations } from "../kernel/operation";
import { expect } from "./expect";

export const operations: Operations = {
  expect: { run: expect, ownsDeadline: true },
};
