/** For a person who looks at the page: highlights, picking a locator, a pause. */
import type { Target } from "../contract";

/** `picked`: the selectors of the elements that a person has picked since the last call. */
export interface PauseState {
  resumed: boolean;
  picked: string[];
}

export interface DebuggingCommands {
  highlight: { params: { target: Target; style?: string; label?: string }; result: null; acts: true };
  unhighlight: { params: { target?: Target }; result: null; acts: true };
  /**
   * Waits until a person has clicked an element, and returns its selector from the main frame on; `null` if
   * `picker.cancel` or the Escape key ended it.
   */
  "picker.pick": { params: {}; result: string | null };
  "picker.cancel": { params: {}; result: null };
  /**
   * Shows that the script has paused, with a button that resumes it and one that picks a locator. Returns at the
   * time limit, or when something happened. What is shown stays until `pause.end`, or until the person has resumed.
   */
  "pause.wait": { params: {}; result: PauseState };
  "pause.end": { params: {}; result: null };
}
