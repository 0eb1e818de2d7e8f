/** PLACEHOLDER until the kernel room is built. */
import type { Kernel } from "./kernel";

export function install(name: string): Kernel {
  throw new Error("not built: " + name);
}
