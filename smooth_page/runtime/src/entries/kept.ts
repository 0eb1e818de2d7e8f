/**
 * Keeping console messages and errors without a listener: sent along with the core, because it can't be known what will
 * be asked for.
 */
import type { Kernel } from "../kernel/kernel";
import { Kept } from "../events/kept_news/record";

declare let __smooth_kept: (kernel: Kernel) => void;

__smooth_kept = (kernel) =>
  kernel.inside(() => {
    const kept = (kernel.kept ??= new Kept(kernel));
    kernel.register("kept", {}, () => kept.look());
    kept.look();
  });
