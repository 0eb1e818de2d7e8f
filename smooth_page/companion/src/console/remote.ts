/** Objects of scripts, as DevTools describes them. */
import type { Protocol } from "devtools-protocol/types/protocol";

export type Remote = Protocol.Runtime.RemoteObject;

/** For a call with the object. */
export function argument({ objectId, unserializableValue, value }: Remote): Protocol.Runtime.CallArgument {
  if (objectId !== undefined) return { objectId };
  return unserializableValue === undefined ? { value: value as unknown } : { unserializableValue };
}

interface Place {
  url?: string;
  lineNumber: number;
  columnNumber: number;
}

export function locationOf({ url = "", lineNumber, columnNumber }: Place = { lineNumber: 0, columnNumber: 0 }) {
  return { url, line: lineNumber, column: columnNumber };
}
