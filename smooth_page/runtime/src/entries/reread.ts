/**
 * Requesting a resource once more: sent when Python needs the body of a response that the browser has loaded itself.
 */
import type { Kernel } from "../kernel/kernel";
import { reread } from "../network/refetch";

declare let __smooth_reread: (kernel: Kernel) => void;

__smooth_reread = (kernel) => kernel.register("reread", { "reread.resource": { run: reread } });
