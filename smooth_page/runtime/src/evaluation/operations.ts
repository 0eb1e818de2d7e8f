/**
 * Code of the user, and handles of objects.
 *
 * - code: compiles and calls the user's code
 * - evaluate: evaluate and waitForFunction
 * - handles: operations on handles
 */
import type { Operations } from "../kernel/operation";
import { evaluate, waitForFunction } from "./evaluate";
import { dispose, json, properties, property } from "./handles";

export const operations: Operations = {
  evaluate,
  waitForFunction,
  "handle.properties": properties,
  "handle.property": property,
  "handle.json": json,
  "handle.dispose": dispose,
};
