/** Loading a document once more with scripts before its own: sent if there are such scripts. */
import type { Kernel } from "../kernel/kernel";
import { softLoad, softLoaded } from "../documents/soft_load";

declare let __smooth_soft: (kernel: Kernel) => void;

__smooth_soft = (kernel) =>
  kernel.register("soft", { "soft.load": { run: softLoad }, "soft.loaded": { run: softLoaded } });
