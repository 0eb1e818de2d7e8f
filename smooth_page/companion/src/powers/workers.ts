/** Workers of all tabs. */
import type { Commands } from "../../../runtime/src/commands";
import { CLOSED } from "../../../runtime/src/popups/closed";
import type { Power } from "./powers";

type Powers = { [Op in Extract<keyof Commands, `worker.${string}`>]: Power<Commands[Op]["params"], Commands[Op]["result"]> };

export const workers: Powers = {
  async "worker.run"({ companion }, { worker: id, op, params }) {
    for (const tab of companion.tabs.all) {
      const worker = tab.workers.get(id);
      if (worker) return worker.run(op, params);
    }
    throw new Error(CLOSED);
  },
};
