/** The location in the page's scripts that a call came from. */

/** Line and column count from 0. Scripts without an address have an empty one. */
export interface Location {
  url: string;
  line: number;
  column: number;
}

const NOWHERE: Location = { url: "", line: 0, column: 0 };

/** The caller of the function that `stand` replaces. */
export function callerOf(stand: (...args: never[]) => unknown): Location {
  const { stackTraceLimit } = Error as any;
  const trace: { stack?: string } = {};
  try {
    (Error as any).stackTraceLimit = 8; // the page may have changed it
    (Error as any).captureStackTrace(trace, stand);
  } finally {
    (Error as any).stackTraceLimit = stackTraceLimit;
  }
  return callerIn(trace.stack);
}

/** The caller of a replaced function, from the stack of its replacement. */
export function callerIn(stack = ""): Location {
  const [, , ...callers] = stack.split("\n"); // the heading and the proxy
  return firstFrame(callers.join("\n"));
}

/** The location of the innermost call in a stack. */
export function firstFrame(stack: string): Location {
  const found = /^\s+at (?:.*\()?(.*?):(\d+):(\d+)\)?$/m.exec(stack);
  if (!found) return NOWHERE;
  const url = found[1]!.includes("<anonymous>") ? "" : found[1]!;
  return { url, line: Number(found[2]) - 1, column: Number(found[3]) - 1 };
}
