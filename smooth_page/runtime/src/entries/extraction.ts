/** Finding what was extracted in the page, and marking parts of it: sent when an extraction asks for it. */
import { ground } from "../extraction/ground";
import { find, read, show } from "../extraction/reading";
import { mark, unmark } from "../extraction/mark";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_extraction: (kernel: Kernel) => void;

__smooth_extraction = (kernel) =>
  kernel.register("extraction", {
    "extract.find": { run: find },
    "extract.ground": { run: ground },
    "extract.read": { run: read },
    "extract.show": { run: show },
    "extract.mark": { run: mark },
    "extract.unmark": { run: unmark },
  });
