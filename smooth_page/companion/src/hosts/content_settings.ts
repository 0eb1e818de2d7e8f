/** Permissions of pages as settings of the browser: DevTools commands for them are out of an extension's reach. */
import type { Grant } from "../../../runtime/src/contract";
import { DECIDED, type Decision, decisions } from "./permissions";

const EVERYWHERE = "<all_urls>";
const SETTINGS = {
  camera: "camera",
  "clipboard-read": "clipboard",
  geolocation: "location",
  microphone: "microphone",
  notifications: "notifications",
} as const satisfies Record<Decision["name"], string>;

export async function grantPermissions(grants: Grant[]): Promise<void> {
  await Promise.all(DECIDED.map((name) => chrome.contentSettings[SETTINGS[name]].clear({})));
  await Promise.all(decisions(grants).map(decide));
}

async function decide({ origin, name, allowed }: Decision): Promise<void> {
  const primaryPattern = origin === null ? EVERYWHERE : `${origin}/*`;
  await chrome.contentSettings[SETTINGS[name]].set({ primaryPattern, setting: allowed ? "allow" : "block" });
}
