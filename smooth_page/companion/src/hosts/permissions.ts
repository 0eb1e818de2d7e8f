/** Permissions that can be decided for pages, from what was granted. */
import type { Grant } from "../../../runtime/src/contract";

/** The names that browsers let extensions decide about. The browser decides about all others. */
export const DECIDED = ["camera", "clipboard-read", "geolocation", "microphone", "notifications"] as const;

export interface Decision {
  /** Null: all origins. */
  origin: string | null;
  name: (typeof DECIDED)[number];
  allowed: boolean;
}

/** Where anything is granted, everything else is denied. */
export function decisions(grants: Grant[]): Decision[] {
  const origins = [...new Set(grants.map(({ origin }) => origin))];
  const granted = (name: string, here: string | null) =>
    grants.some(({ origin, names }) => (origin === null || origin === here) && names.includes(name));
  return origins.flatMap((origin) => DECIDED.map((name) => ({ origin, name, allowed: granted(name, origin) })));
}
