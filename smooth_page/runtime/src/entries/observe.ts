/** Watching a page beyond its elements: sent when Python listens for something, or exposes functions. */
import { takeKept } from "../events/kept_news/read";
import { look } from "../events/observe";
import type { Kernel } from "../kernel/kernel";
import { operations } from "../network/operations";

declare let __smooth_observe: (kernel: Kernel) => void;

__smooth_observe = (kernel) => kernel.register("observe", { ...operations, "observe.kept": { run: takeKept } }, look);
