/** Installs what reports events in every reachable document, once. */
import type { Kernel } from "../kernel/kernel";
import { beforeUnload } from "./before_unload";
import { exposeFunctions } from "./bindings";
import { watchConsole } from "./console/console";
import { watchFailedLoads } from "./console/failed_loads";
import { answerDialogs } from "./dialogs";
import { watchFileChoosers } from "./file_choosers";
import { watchNetwork } from "../network/watch";
import { watchErrors } from "./page_errors";
import { WatchedWindow, type Watch } from "./watched_window";

const NETWORK = "request response requestfinished requestfailed";

/** By the kind of news that needs it (Settings.observe). */
const WATCHES: [kinds: string, watch: Watch][] = [
  ["console", watchConsole],
  ["log", watchFailedLoads],
  ["pageerror", watchErrors],
  ["dialog", answerDialogs],
  ["dialog", beforeUnload],
  ["filechooser", watchFileChoosers],
  [NETWORK, watchNetwork],
];

/**
 * By the prototype of the window, which exists as long as the scripts of a document: a frame's window is the same
 * object for all its documents.
 */
const windows = new WeakMap<object, WatchedWindow>();

const hearing = new WeakSet<Kernel>();

export function look(kernel: Kernel): void {
  const late = beginsToHear(kernel) && kernel.replied && !kernel.settings.allRequests;
  for (const realm of kernel.realms()) {
    const key = Object.getPrototypeOf(realm.window) as object;
    let watched = windows.get(key);
    if (!watched) windows.set(key, (watched = new WatchedWindow(kernel, realm.window, realm.id)));
    watched.late ||= late;
    for (const [kinds, watch] of WATCHES) if (wantsAny(kernel, kinds)) watched.put(watch);
    exposeFunctions(watched);
  }
}

/** Whether Python has begun to listen to the network. */
function beginsToHear(kernel: Kernel): boolean {
  if (hearing.has(kernel) || !wantsAny(kernel, NETWORK)) return false;
  hearing.add(kernel);
  return true;
}

function wantsAny(kernel: Kernel, kinds: string): boolean {
  return kinds.split(" ").some((kind) => kernel.observes(kind));
}
