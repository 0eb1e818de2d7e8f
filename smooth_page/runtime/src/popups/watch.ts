/** Installs in every window of a page, once, what notices the windows that it opens. */
import type { Kernel } from "../kernel/kernel";
import { watchLinks } from "./links";
import { watchOpening } from "./opening";

/**
 * By the prototype of the window, which exists as long as the scripts of a document. The value is called at every
 * check, because `document.open` removes listeners.
 */
const watched = new WeakMap<object, () => void>();

export function watchPopups(kernel: Kernel): void {
  for (const realm of kernel.realms()) {
    const key = Object.getPrototypeOf(realm.window) as object;
    let again = watched.get(key);
    if (!again) {
      watchOpening(kernel, realm.window, realm.id);
      watched.set(key, (again = watchLinks(kernel, realm)));
    }
    again();
  }
}
