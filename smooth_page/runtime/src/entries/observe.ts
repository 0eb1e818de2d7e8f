/** Watching a page beyond its elements: sent when Python listens for something, or exposes functions. */
import type { Kernel } from "../kernel/kernel";
import { look } from "../observe/look";
import { operations } from "../observe/network/operations";

declare let __smooth_observe: (kernel: Kernel) => void;

__smooth_observe = (kernel) => kernel.register("observe", operations, look);
