/** Puts the kernel into a document, once. */
import type { Guard } from "./guard";
import { type Core, type Entry, Kernel } from "./kernel";

/** Gives the kernel to who knows the secret; with another one, that takes its place. */
type Enter = (secret: unknown, another?: Kernel) => Kernel | undefined;

/**
 * A new kernel, behind a property of the window. Scripts of the page can see that property; it stays what it is, and
 * gives the kernel to nobody who does not know the secret.
 */
export function install(entry: Entry, guard: Guard, core: Core): Kernel {
  let kernel = new Kernel(window, guard, entry, core);
  const enter: Enter = (secret, another = kernel) => (secret === entry.secret ? (kernel = another) : undefined);
  const present = (window as unknown as Record<string, Enter | undefined>)[entry.name];
  if (present) present(entry.secret, kernel); // a popup that an earlier document of its opener's knew
  else Object.defineProperty(window, entry.name, { value: enter });
  return kernel;
}
