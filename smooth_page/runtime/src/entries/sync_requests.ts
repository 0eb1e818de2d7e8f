/**
 * Synchronous requests, as far as the companion has to know of them: documents have this while Python routes requests. The
 * document's own are watched without a kernel.
 */
import type { Kernel } from "../kernel/kernel";

declare let __smooth_sync_requests: (kernel: Kernel) => void;

const known = new WeakSet<Kernel>();

__smooth_sync_requests = (kernel) =>
  kernel.inside(() => {
    if (known.has(kernel)) return;
    known.add(kernel);
    const { syncRequests } = kernel.beginning!;
    const look = () => {
      if (kernel.settings.routes?.length) for (const { window } of kernel.realms()) syncRequests.cover(window);
    };
    kernel.register("sync_requests", {}, look);
    look();
  });
