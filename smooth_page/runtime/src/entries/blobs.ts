/** Blobs as the companion needs them for downloads: documents have this while Python listens for these. */
import { Blobs } from "../downloads/blobs";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_blobs: (kernel: Kernel) => void;

__smooth_blobs = (kernel) => {
  const { channel } = kernel;
  if (!channel || channel.blobs) return;
  const blobs = (channel.blobs = new Blobs(kernel));
  kernel.register("blobs", {}, () => blobs.look());
  kernel.inside(() => blobs.look());
};
