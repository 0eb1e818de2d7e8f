/** The browser's own mouse, keyboard and touch. */
import type { SentGesture } from "../../../runtime/src/companion/input";
import { originOf } from "../input/origin";
import type { Power } from "./powers";

export const input: Record<"input.perform", Power<SentGesture, null>> = {
  async "input.perform"({ document }, { acting, ...gesture }) {
    const { tab } = document.target;
    if (acting !== undefined) document.acted = [acting];
    const inner = document.frame !== tab.main;
    await tab.devices.perform(gesture, inner ? await originOf(document) : { x: 0, y: 0 });
    return null;
  },
};
