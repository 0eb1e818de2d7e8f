/** Screenshots by the companion, in place of the chunk `screenshot`. */
import type { Kernel } from "../kernel/kernel";
import type { Operations } from "../kernel/operation";
import { capture } from "../screenshot/capture";

declare let __smooth_pixels: (kernel: Kernel) => void;

__smooth_pixels = (kernel) => kernel.replace(Object.fromEntries([["screenshot", capture]]) as Operations);
