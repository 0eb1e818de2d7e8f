/** Console messages and errors of the tab that asks. */
import type { Commands } from "../../../runtime/src/commands";
import type { Power } from "./powers";

type Kept = Commands["observe.kept"];

export const kept: Record<"observe.kept", Power<Kept["params"], Kept["result"]>> = {
  async "observe.kept"({ document }, { clear }) {
    return document.target.tab.kept.take(clear);
  },
};
