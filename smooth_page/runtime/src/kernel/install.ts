/** Installs the kernel in a document, once. */
import type { Guard } from "./guard";
import type { Entry } from "./entry";
import { type Core, Kernel } from "./kernel";

/**
 * Returns the kernel if the secret is right. A second argument replaces the kernel. A third one asks for what needs none, where
 * there may be none yet (companion/beginning.ts).
 */
type Enter = (secret: unknown, another?: Kernel, ask?: unknown) => Kernel | undefined;

/**
 * Makes a kernel and puts it behind a property of the window. Scripts of the page can see the property, but can neither
 * replace it nor get the kernel without the secret. The companion opens the kernels that it makes later.
 */
export function install(entry: Entry, guard: Guard, core: Core): Kernel {
  let kernel = new Kernel(window, guard, entry, core);
  const enter: Enter = (secret, another = kernel, ask) => (secret === entry.secret && !ask ? (kernel = another) : undefined);
  kernel.open = () => {
    const present = (window as unknown as Record<string, Enter | undefined>)[entry.name];
    if (present) present(entry.secret, kernel); // a popup that an earlier document of its opener's knew
    else Object.defineProperty(window, entry.name, { value: enter });
  };
  if (entry.name) kernel.open();
  return kernel;
}
