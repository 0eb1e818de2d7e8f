import type { Kernel } from "../kernel/kernel";
import type { Gatekeeper } from "./gatekeeper";

/** The one that the chunk has put there. */
export function gatekeeperOf(kernel: Kernel): Gatekeeper {
  return kernel.interceptor as Gatekeeper;
}
