/** Evaluating code, and handles to what it returns. */
import type { Handle, Target, Wire } from "../contract";

/** Source of the user's code for frames other than the main one; the main frame's code comes as `Call.code`. */
export interface Code {
  source?: string;
}

export interface EvaluationCommands {
  /**
   * Calls the code (a function or a value) with [element, ]arg. `wait`: waits for the target. `returns`: whether the
   * result is a value or a handle.
   */
  evaluate: {
    params: Code & { arg: Wire; target?: Target; all?: boolean; wait?: boolean; returns: "value" | "handle" };
    result: Wire;
    acts: true;
  };
  /** Waits until the code returns something truthy, and returns a handle of it. polling: "raf" or ms. */
  waitForFunction: { params: Code & { arg: Wire; target?: Target; polling: "raf" | number }; result: Handle };
  "handle.properties": { params: { handle: Handle }; result: [string, Handle][]; reads: true };
  "handle.property": { params: { handle: Handle; name: string }; result: Handle; reads: true };
  "handle.json": { params: { handle: Handle }; result: Wire; reads: true };
  /** Skips handles that it does not know. */
  "handle.dispose": { params: { handles: Handle[] }; result: null };
}
