/** The clipboard of a context: sent if clipboard permissions were granted. */
import { Clipboard } from "../clipboard/clipboard";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_clipboard: (kernel: Kernel) => void;

__smooth_clipboard = (kernel) =>
  kernel.inside(() => {
    if (kernel.clipboard) return;
    const clipboard = (kernel.clipboard = new Clipboard(kernel));
    kernel.register("clipboard", {}, () => clipboard.look());
    clipboard.look();
  });
