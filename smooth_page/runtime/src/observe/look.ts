/** Puts what Python wants to hear of into every document within reach, once. */
import type { Kernel } from "../kernel/kernel";
import { beforeUnload } from "./before_unload";
import { exposeFunctions } from "./bindings";
import { watchConsole } from "./console/console";
import { answerDialogs } from "./dialogs";
import { watchNetwork } from "./network/network";
import { watchErrors } from "./page_errors";
import { Place, type Watch } from "./place";

/** By the kind that asks for it (Settings.observe). */
const WATCHES: [kinds: string, watch: Watch][] = [
  ["console", watchConsole],
  ["pageerror", watchErrors],
  ["dialog", answerDialogs],
  ["dialog", beforeUnload],
  ["request response requestfinished requestfailed", watchNetwork],
];

/** By what lives as long as the scripts of a document: a frame's window is the same object for all its documents. */
const places = new WeakMap<object, Place>();

export function look(kernel: Kernel): void {
  for (const realm of kernel.realms()) {
    const key = Object.getPrototypeOf(realm.window) as object;
    let place = places.get(key);
    if (!place) places.set(key, (place = new Place(kernel, realm.window, realm.id)));
    for (const [kinds, watch] of WATCHES) if (kinds.split(" ").some((kind) => place.wants(kind))) place.put(watch);
    exposeFunctions(place);
  }
}
