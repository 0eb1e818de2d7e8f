/** What a person uses who looks at the page: highlights, overlays, picking a locator, pauses. Sent when a call needs it. */
import { highlight, unhighlight } from "../debugging/highlight";
import { endPause, waitInPause } from "../debugging/pause";
import { cancelPick, pick } from "../debugging/pick";
import { Picking } from "../debugging/picking";
import { Shown } from "../debugging/shown";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_debugging: (kernel: Kernel) => void;

__smooth_debugging = (kernel) => {
  if (kernel.operation("highlight")) return; // it is there already
  kernel.picking = new Picking(kernel);
  const shown = new Shown(kernel);
  const look = () => shown.look();
  kernel.register(
    "debugging",
    {
      highlight: { run: highlight },
      unhighlight: { run: unhighlight },
      "picker.pick": { run: pick },
      "picker.cancel": { run: cancelPick },
      "pause.wait": { run: waitInPause, ownsDeadline: true },
      "pause.end": { run: endPause },
    },
    look,
  );
  kernel.inside(look);
};
