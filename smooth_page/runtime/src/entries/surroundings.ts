/** What frames of other origins need of the page around them, and screenshots of all other documents of a tab. */
import { frameSurroundings } from "../actions/frame_surroundings";
import type { Kernel } from "../kernel/kernel";
import { shownIn } from "../waiting/handlers";
import { Prepared } from "../screenshot/prepared";

declare let __smooth_surroundings: (kernel: Kernel) => void;

__smooth_surroundings = (kernel) => {
  kernel.frameSurroundings ??= (element, asked) => frameSurroundings(kernel, element, asked);
  kernel.shown ??= (selector) => shownIn(kernel, selector) ?? null;
  kernel.prepared ??= new Prepared(kernel);
};
