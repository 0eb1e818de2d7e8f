/** Adding HTML, scripts and style sheets to a document: sent with the first of them. */
import type { Kernel } from "../kernel/kernel";
import { setContent } from "../documents/set_content";
import { addScript, addStyle } from "../documents/tags";

declare let __smooth_writing: (kernel: Kernel) => void;

__smooth_writing = (kernel) =>
  kernel.register("writing", {
    "page.setContent": { run: setContent },
    "page.addScript": { run: addScript },
    "page.addStyle": { run: addStyle },
  });
