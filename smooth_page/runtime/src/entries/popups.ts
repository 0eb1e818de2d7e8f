/** Windows that scripts open: sent along with the core, so that the first one is not missed. */
import type { Kernel } from "../kernel/kernel";
import { Family } from "../popups/family";
import { watchPopups } from "../popups/watch";
import { operations } from "../popups/operations";

declare let __smooth_popups: (kernel: Kernel) => void;

__smooth_popups = (kernel) =>
  kernel.inside(() => {
    kernel.family ??= new Family(kernel);
    kernel.register("popups", operations, watchPopups);
    watchPopups(kernel);
  });
