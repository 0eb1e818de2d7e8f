/** Emulated permissions in `navigator.permissions` and notifications. Once one was granted, all others are denied. */
import type { AnyWindow, Part, Settings } from "./settings";
import { callInstead, getInstead } from "./replace";

interface Known {
  status: PermissionStatus;
  name: string;
  was: PermissionState;
}

export const permissions: Part = {
  settings: ["granted"],
  install(window, settings) {
    const known: Known[] = [];
    callInstead(window.Permissions.prototype, "query", async (native, _, args) => {
      const status: PermissionStatus = await native(...args);
      const name = nameOf(args[0]);
      const own = status.state;
      const get = () => stateOf(window, settings, name) ?? own;
      Object.defineProperty(status, "state", { get, enumerable: true, configurable: true });
      known.push({ status, name, was: get() });
      return status;
    });
    notifications(window, settings);
    return () => {
      for (const entry of known) {
        const { status, was } = entry;
        if (was === status.state) continue;
        entry.was = status.state;
        status.dispatchEvent(new window.Event("change"));
      }
    };
  },
};

function notifications(window: AnyWindow, settings: Settings): void {
  const { Notification } = window as { Notification?: typeof window.Notification };
  if (!Notification) return;
  const state = () => stateOf(window, settings, "notifications");
  getInstead(Notification, "permission", (native) => state() ?? native());
  callInstead(Notification, "requestPermission", async (native, _, args) => {
    const answer = state();
    if (answer === undefined) return native(...args);
    args[0]?.(answer);
    return answer;
  });
}

function nameOf(descriptor: { name: string; sysex?: boolean }): string {
  return descriptor.name === "midi" && descriptor.sysex ? "midi-sysex" : descriptor.name;
}

/** Undefined if nothing was granted here: the browser decides. */
export function stateOf({ location }: AnyWindow, { granted }: Settings, name: string): PermissionState | undefined {
  const here = (granted ?? []).filter(({ origin }) => origin === null || origin === location.origin);
  if (!here.length) return undefined;
  return here.some(({ names }) => names.includes(name)) ? "granted" : "denied";
}
