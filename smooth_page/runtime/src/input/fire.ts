/** Dispatches an event; its listeners run with the page's own builtins. False if one of them prevented the default. */
import type { Kernel } from "../kernel/kernel";

export function fire(kernel: Kernel, target: EventTarget, event: Event): boolean {
  return kernel.native(target, "dispatchEvent", event);
}
