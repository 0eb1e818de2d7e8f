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
