/** Puts the kernel into a document, once. */
import { core } from "../operations";
import type { Guard } from "./guard";
import { Kernel } from "./kernel";

/** A new kernel, behind that property of the window, hidden from enumeration. */
export function install(name: string, guard: Guard, shared: Record<string, unknown>): Kernel {
  const kernel = new Kernel(window, guard, core, name, shared);
  Object.defineProperty(window, name, { value: kernel, configurable: true });
  return kernel;
}
