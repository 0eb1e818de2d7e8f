/** Where in the page's scripts a call came from. */

/** Line and column from 0; no address for scripts without one. */
export interface Location {
  url: string;
  line: number;
  column: number;
}

const NOWHERE: Location = { url: "", line: 0, column: 0 };

/** Of what called the function in whose place `stand` is being called (Place.stand). */
export function callerOf(stand: (...args: never[]) => unknown): Location {
  const { stackTraceLimit } = Error as any;
  const trace: { stack?: string } = {};
  try {
    (Error as any).stackTraceLimit = 8; // the page's to set
    (Error as any).captureStackTrace(trace, stand);
  } finally {
    (Error as any).stackTraceLimit = stackTraceLimit;
  }
  return callerIn(trace.stack);
}

/** Of what called the function in whose place another is being called, by the stack beyond that. */
export function callerIn(stack = ""): Location {
  const [, , ...callers] = stack.split("\n"); // a heading, the proxy
  return firstFrame(callers.join("\n"));
}

/** Of the innermost call that a stack tells of. */
export function firstFrame(stack: string): Location {
  const found = /^\s+at (?:.*\()?(.*?):(\d+):(\d+)\)?$/m.exec(stack);
  if (!found) return NOWHERE;
  const url = found[1]!.includes("<anonymous>") ? "" : found[1]!;
  return { url, line: Number(found[2]) - 1, column: Number(found[3]) - 1 };
}
