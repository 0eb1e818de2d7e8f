/** Cookies and storage of an origin: sent when asked for. */
import type { Kernel } from "../kernel/kernel";
import { login } from "../documents/basic_auth";
import { giveState, readState } from "../storage/storage_state";
import * as storage from "../storage/web_storage";

declare let __smooth_state: (kernel: Kernel) => void;

__smooth_state = (kernel) =>
  kernel.register("state", {
    "state.read": { run: readState },
    "state.give": { run: giveState },
    "state.login": { run: login },
    "storage.all": { run: storage.all },
    "storage.get": { run: storage.get },
    "storage.set": { run: storage.set },
    "storage.remove": { run: storage.remove },
    "storage.clear": { run: storage.clear },
  });
