/** Screenshots: sent when asked for, as it is large. */
import type { Kernel } from "../kernel/kernel";
import { screenshot } from "../screenshot/screenshot";

declare let __smooth_screenshot: (kernel: Kernel) => void;

__smooth_screenshot = (kernel) => kernel.register("screenshot", { screenshot: { run: screenshot } });
