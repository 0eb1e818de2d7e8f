/** Downloads: sent when Python listens for them. */
import { Downloads } from "../downloads/downloads";
import { operationsOf } from "../downloads/operations";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_downloads: (kernel: Kernel) => void;

__smooth_downloads = (kernel) => {
  if (kernel.downloads) return;
  const downloads = (kernel.downloads = new Downloads(kernel));
  kernel.register("downloads", operationsOf(downloads), () => downloads.look());
  kernel.inside(() => downloads.look());
};
