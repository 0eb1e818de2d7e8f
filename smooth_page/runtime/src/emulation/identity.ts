/** The emulated identity of the browser in `navigator`, and whether there is a touch screen. */
import type { Part } from "./settings";
import { getInstead } from "./replace";

export const identity: Part = {
  settings: ["userAgent", "touch"],
  install(window, settings) {
    const { prototype } = window.Navigator;
    getInstead(prototype, "userAgent", (native) => settings.userAgent ?? native());
    getInstead(prototype, "appVersion", (native) => settings.userAgent?.replace(/^Mozilla\//, "") ?? native());
    getInstead(prototype, "maxTouchPoints", (native) => (settings.touch ? 1 : native()));
    if (settings.touch && !("ontouchstart" in window)) {
      for (const name of ["ontouchstart", "ontouchmove", "ontouchend", "ontouchcancel"])
        Object.defineProperty(window, name, { value: null, writable: true, enumerable: true, configurable: true });
    }
  },
};
