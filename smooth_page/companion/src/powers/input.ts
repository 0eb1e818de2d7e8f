/** The browser's own mouse, keyboard and touch. */
import type { SentGesture } from "../../../runtime/src/companion/input";
import { around } from "../documents/surroundings";
import type { Power } from "./powers";

export const input: Record<"input.perform", Power<SentGesture, null>> = {
  async "input.perform"({ document }, { acting, ...gesture }) {
    if (acting !== undefined) document.acted.add(acting);
    const { place } = await around(document, {});
    await document.target.tab.devices.perform(gesture, place);
    return null;
  },
};
