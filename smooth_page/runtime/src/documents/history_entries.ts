/**
 * History entries that the browser takes for entries of the present document. A fresh window (fresh_window.ts) begins
 * with an entry that the previous document pushed, so a move between the two would change the address and nothing else.
 * When such a move leaves the document, this loads the entry's document.
 */
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";

interface Entry {
  key: string;
  index: number;
}

interface Navigation extends EventTarget {
  currentEntry: Entry | null;
  entries(): Entry[];
}

export function navigationOf(window: Window): Navigation | undefined {
  return (window as { navigation?: Navigation }).navigation;
}

export class Entries {
  constructor(
    private readonly kernel: Kernel,
    private readonly reload: () => void,
  ) {}

  /** Called when there may be a new document. */
  look(): void {
    if (this.kernel.settings.boundaries) navigationOf(this.kernel.main().window)?.addEventListener("navigate", this.#navigates, true);
  }

  readonly #navigates = (event: Event): void =>
    this.kernel.inside(() => {
      const { navigationType, destination } = event as NavigateEvent & { destination: Entry };
      const { window } = this.kernel.main();
      const navigation = navigationOf(window)!;
      if (navigationType !== "traverse" || !destination.sameDocument || this.#isOwn(navigation, destination.index)) return;
      event.stopImmediatePropagation();
      this.kernel.silence(true);
      const once = { capture: true, once: true };
      for (const heard of ["popstate", "hashchange"]) window.addEventListener(heard, (moved) => moved.stopImmediatePropagation(), once);
      // Only after the turn's reply has been sent.
      const reload = () => this.kernel.inside(this.reload);
      navigation.addEventListener("currententrychange", () => this.kernel.timers.after(0, reload), once);
    });

  #isOwn(navigation: Navigation, index: number): boolean {
    const keys = this.kernel.settings.boundaries!;
    const begins = navigation.entries().filter(({ key }) => keys.includes(key)).map((entry) => entry.index);
    const here = navigation.currentEntry!.index;
    const first = Math.max(0, ...begins.filter((at) => at <= here));
    const next = Math.min(Infinity, ...begins.filter((at) => at > here));
    return first <= index && index < next;
  }
}
