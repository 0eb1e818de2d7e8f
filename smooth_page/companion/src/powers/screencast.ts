/** Pictures of tabs that Python has not fetched yet. */
import type { Commands } from "../../../runtime/src/commands";
import type { Power } from "./powers";

type Powers = { [Op in "screencast.read"]: Power<Commands[Op]["params"], Commands[Op]["result"]> };

export const screencast: Powers = {
  /** Also of a tab that is closed. */
  async "screencast.read"({ companion, document }, { window, name, after, last }) {
    const asked = window ?? document.target.tab.window;
    const { recordings } = companion;
    const recording = recordings.get(asked, name);
    if (!recording) return { frames: [], more: false, now: Date.now() };
    recording.seen(after);
    const piece = recording.piece();
    if (last && !piece.frames.length) recordings.forget(asked, name);
    return piece;
  },
};
