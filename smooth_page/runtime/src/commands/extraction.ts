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

/** What a page states for machines. `ref`: the element that shows it, too. `name`: such as `Product.offers.price`. */
export interface Stated {
  source: "JSON-LD" | "microdata" | "meta" | "attribute";
  name: string;
  value: string | number | boolean;
  ref?: string;
}

/** What a page shows, for a language model. `parts`: a snapshot of the frame, or of each match. */
export interface ShownPage {
  url: string;
  title: string;
  parts: string[];
  stated: Stated[];
}

/** A place of a text. `text`: what is around it. */
export interface FoundText {
  ref: string | null;
  text: string;
}

export interface ExtractionCommands {
  /**
   * Shows the frame, or the target's matches, as snapshots with references, in about `most` tokens: what is off screen is
   * cut first, then what is deepest. Waits until there is a match.
   */
  "extract.show": { params: { target?: Target; most: Integer }; result: ShownPage; needs: { aria: {} }; reads: true };
  /**
   * Shows the element of a reference; `following`: and those after it, as far as they fit. `null`: it is gone. The target is
   * `aria-ref=...`.
   */
  "extract.read": {
    params: { target: Target; following: boolean; most: Integer };
    result: string | null;
    needs: { aria: {} };
    reads: true;
  };
  /** Finds a text in what the frame shows and states, or in the target's matches. */
  "extract.find": { params: { target?: Target; text: string }; result: FoundText[]; reads: true };
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
