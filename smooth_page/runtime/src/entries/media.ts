/** Emulated media: sent when asked for. */
import type { Kernel } from "../kernel/kernel";
import { emulateAgain, emulateMedia } from "../emulation/media/emulate";

declare let __smooth_media: (kernel: Kernel) => void;

__smooth_media = (kernel) => kernel.register("media", { "page.emulateMedia": { run: emulateMedia } }, emulateAgain);
