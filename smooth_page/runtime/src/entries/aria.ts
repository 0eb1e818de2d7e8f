/** Aria snapshots with references for agents, and matching templates: sent when asked for. */
import { tokensOf } from "../aria/budget";
import { snapshotInside, snapshotLines } from "../aria/foreign";
import { forAgent } from "../reading/for_agent";
import { onDemand } from "../aria/snapshot";
import { matchTemplate } from "../aria/match";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_aria: (kernel: Kernel) => void;

__smooth_aria = (kernel) => {
  onDemand.tokensOf = tokensOf;
  onDemand.snapshotLines = snapshotLines;
  kernel.snapshotInside ??= (next, options) => kernel.inside(() => snapshotInside(kernel, next, options));
  onDemand.matchTemplate = matchTemplate;
  kernel.register("aria", { "aria.forAgent": { run: forAgent } });
};
