/** Synchronous requests, as far as the companion has to know of them: documents have this while Python routes requests. */
import type { Kernel } from "../kernel/kernel";
import { SyncRequests } from "../network/sync_requests";

declare let __smooth_sync_requests: (kernel: Kernel) => void;

const known = new WeakSet<Kernel>();

__smooth_sync_requests = (kernel) =>
  kernel.inside(() => {
    if (known.has(kernel)) return;
    known.add(kernel);
    const requests = new SyncRequests(kernel);
    kernel.register("sync_requests", {}, () => requests.look());
    requests.look();
  });
