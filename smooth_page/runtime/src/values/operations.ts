import type { Operations } from "../kernel/operation";

export const operations: Operations = {};
