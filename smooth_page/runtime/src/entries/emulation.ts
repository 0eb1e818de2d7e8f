/**
 * Emulation of identity, locale, time zone, position, permissions and viewport. Runs before the page's scripts, as an
 * init script, and again when a setting changes. It needs no kernel.
 */
import { geolocation } from "../emulation/geolocation";
import { identity } from "../emulation/identity";
import { locale } from "../emulation/locale";
import type { AnyWindow, Settings } from "../emulation/settings";
import { permissions } from "../emulation/permissions";
import { timeZone } from "../emulation/time_zone";
import { viewport } from "../emulation/viewport";

declare let __smooth_emulation: (window: AnyWindow) => (settings: Settings) => void;

// Formats get the zone's name from locale.ts, whose replacements come last: the time zone computes with the browser's own.
const PARTS = [identity, timeZone, locale, geolocation, permissions, viewport];

__smooth_emulation = (window) => {
  const settings: Settings = {};
  const changed = new Map<(typeof PARTS)[number], (() => void) | void>();
  return (given) => {
    Object.assign(settings, given);
    for (const part of PARTS) {
      const concerned = part.settings.some((name) => name in given);
      if (concerned && !changed.has(part)) changed.set(part, part.install(window, settings));
      if (concerned) changed.get(part)?.();
    }
  };
};
