/** Asking once more for what the browser has loaded: sent when Python wants the body of such a response. */
import type { Kernel } from "../kernel/kernel";
import { reread } from "../network/refetch";

declare let __smooth_reread: (kernel: Kernel) => void;

__smooth_reread = (kernel) => kernel.register("reread", { "reread.resource": { run: reread } });
