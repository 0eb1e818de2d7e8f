/** Inputs that ask for files: told, and the browser's chooser is not opened, as there is nobody to choose. */
import type { Wire } from "../contract";
import { standIn } from "../kernel/replace";
import { insteadOfDefault, watchLooseClicks } from "../dom/default_action";
import type { Place } from "./watched_window";

export function watchFileChoosers(place: Place): () => void {
  const { window, kernel } = place;
  const tell = (input: HTMLInputElement) =>
    place.tell("filechooser", { element: kernel.hold(input) as unknown as Wire, multiple: input.multiple });
  const clicked = place.listener((event) => {
    const input = event.composedPath()[0] as HTMLInputElement;
    const wanted = () => place.wants("filechooser") && asksForFiles(input) && input;
    if (wanted()) insteadOfDefault(kernel, window, event, wanted, tell);
  });
  watchLooseClicks(kernel, window, clicked);
  standIn(window.HTMLInputElement.prototype, "showPicker", (native, input) => {
    const told = kernel.inside(() => {
      if (!place.wants("filechooser") || !asksForFiles(input)) return false;
      tell(input);
      return true;
    });
    return told ? undefined : native();
  });
  return () => window.addEventListener("click", clicked, true);
}

function asksForFiles({ localName, type, disabled }: HTMLInputElement): boolean {
  return localName === "input" && type === "file" && !disabled;
}
