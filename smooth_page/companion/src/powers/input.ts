/** The browser's own mouse, keyboard and touch. */
import type { InputPowers } from "../../../runtime/src/companion/input";
import { surroundingsOf } from "../documents/surroundings";
import type { Power } from "./powers";

type Powers = { [Name in keyof InputPowers]: Power<InputPowers[Name]["params"], InputPowers[Name]["result"]> };

export const input: Powers = {
  async "input.perform"({ document }, { acting, ...gesture }) {
    const { devices, frameLoading } = document.target.tab;
    const before = frameLoading.begun;
    if (acting !== undefined) document.acted.add(acting);
    const { place } = await surroundingsOf(document, {});
    await devices.perform(gesture, place);
    return before;
  },

  /** The browser reports what documents have begun before they ask. */
  async "input.stays"({ document }, { before }) {
    return document.target.tab.frameLoading.begun === before;
  },
};
