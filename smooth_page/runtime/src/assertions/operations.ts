import type { Operations } from "../kernel/operation";
import { expect } from "./expect";

export const operations: Operations = {
  expect: { run: expect, ownsDeadline: true },
};
