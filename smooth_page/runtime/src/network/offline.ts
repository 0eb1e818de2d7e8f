/** `navigator.onLine` and its events while the page is offline. */
import type { Kernel } from "../kernel/kernel";

/** By window: the state that its scripts were notified of last. */
const reported = new WeakMap<Window, boolean>();

export function reportOffline(kernel: Kernel): void {
  const offline = kernel.settings.offline ?? false;
  for (const { window } of kernel.realms()) {
    if ((reported.get(window) ?? false) === offline) continue;
    reported.set(window, offline);
    const { navigator, Event } = window;
    if (offline) Object.defineProperty(navigator, "onLine", { get: () => false, configurable: true });
    else delete (navigator as { onLine?: boolean }).onLine;
    kernel.outside(() => window.dispatchEvent(new Event(offline ? "offline" : "online")));
  }
}
