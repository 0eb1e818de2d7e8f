/** Puts into every window of a page, once, what notices the windows that it opens. */
import type { Kernel } from "../kernel/kernel";
import { watchLinks } from "./links";
import { watchOpening } from "./opening";

/** By what lives as long as the scripts of a document; what is called at every look, as `document.open` takes listeners away. */
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
