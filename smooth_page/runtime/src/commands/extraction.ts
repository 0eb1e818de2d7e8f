/** What `extract` needs of a page beside the service: its parts, and whether it has what was found. */
import type { FrameId, Integer, Target } from "../contract";

/** A value to look for. Those of one object have the same group. */
export interface Claim {
  value: string | number;
  group: Integer;
}

/** Where a value was found. `selector` is looked up in the frame. */
export interface Place {
  frame: FrameId;
  selector: string;
  text: string;
}

export interface ExtractionCommands {
  /**
   * Looks for values in what the frame shows and states, or in what the target's matches do. `null`: it is not there.
   * Without `places`, the result of what was found is `true`.
   */
  "extract.ground": {
    params: { target?: Target; claims: Claim[]; places: boolean };
    result: (Place | true | null)[];
    reads: true;
  };
  /**
   * Sets an attribute on each match, or on the frame's root element: its order, starting at 1. Returns their texts, cut.
   * Waits until there is a match. `strict`: more than one is an error.
   */
  "extract.mark": { params: { target?: Target; name: string }; result: string[] };
  "extract.unmark": { params: { name: string }; result: null };
}
