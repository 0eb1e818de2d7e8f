/** A document with its shadow roots as text: sent when asked for. */
import type { Kernel } from "../kernel/kernel";
import { contentWithShadow } from "../documents/shadow_content";

declare let __smooth_markup: (kernel: Kernel) => void;

__smooth_markup = (kernel) => kernel.register("markup", { "page.contentWithShadow": { run: contentWithShadow } });
