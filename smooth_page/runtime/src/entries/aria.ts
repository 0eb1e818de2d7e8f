/** Aria snapshots with references for agents, and matching templates: sent when asked for. */
import { agentSnapshot } from "../aria/agent";
import { late } from "../aria/on_demand";
import { matchTemplate } from "../aria/match_template";
import type { Kernel } from "../kernel/kernel";

declare let __smooth_aria: (kernel: Kernel) => void;

__smooth_aria = (kernel) => {
  late.agentSnapshot = agentSnapshot;
  late.matchTemplate = matchTemplate;
  kernel.register("aria", {});
};
