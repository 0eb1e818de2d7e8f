/** Selectors that lead into frames of other origins. */
import type { FrameId } from "../contract";
import { Failure } from "../kernel/operation";

/** What is left of a selector in the frame to which it has led. */
export interface Elsewhere {
  frame: FrameId;
  selector: string;
}

/** Undefined for other errors. */
export function elsewhereOf(error: unknown): Elsewhere | undefined {
  if (!(error instanceof Failure) || error.kind !== "frame") return undefined;
  const { frame, rest } = error.details;
  return frame === undefined || rest === undefined ? undefined : { frame, selector: rest };
}
