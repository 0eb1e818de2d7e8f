/** What an origin keeps in the browser, read and written as a whole: sent when asked for. */
import type { Kernel } from "../kernel/kernel";
import { giveState, readState } from "../page/state";

declare let __smooth_state: (kernel: Kernel) => void;

__smooth_state = (kernel) =>
  kernel.register("state", { "state.read": { run: readState }, "state.give": { run: giveState } });
