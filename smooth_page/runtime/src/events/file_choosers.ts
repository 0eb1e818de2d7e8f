/** Reports inputs that ask for files, and keeps the browser's file chooser closed, which could not be used. */
import { replaceMethod } from "../kernel/replace";
import { insteadOfDefault, watchLooseClicks } from "../dom/default_action";
import type { WatchedWindow } from "./watched_window";

export function watchFileChoosers(watched: WatchedWindow): () => void {
  const { window, kernel } = watched;
  const tell = (input: HTMLInputElement) =>
    watched.tell("filechooser", { element: kernel.hold(input), multiple: input.multiple });
  const clicked = watched.listener((event) => {
    const input = event.composedPath()[0] as HTMLInputElement;
    const wanted = () => watched.wants("filechooser") && asksForFiles(input) && input;
    if (wanted()) insteadOfDefault(kernel, window, event, wanted, tell);
  });
  watchLooseClicks(kernel, window, clicked);
  replaceMethod(window.HTMLInputElement.prototype, "showPicker", (native, input) => {
    const taken = kernel.inside(() => {
      if (!watched.wants("filechooser") || !asksForFiles(input)) return false;
      tell(input);
      return true;
    });
    return taken ? undefined : native();
  });
  return () => window.addEventListener("click", clicked, true);
}

function asksForFiles({ localName, type, disabled }: HTMLInputElement): boolean {
  return localName === "input" && type === "file" && !disabled;
}
