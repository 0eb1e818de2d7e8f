/** The window of one document, and the watchers that are installed in it. */
import type { FrameId } from "../contract";
import type { DetailsOf, Kind, Unnumbered } from "../kernel/news_queue";
import type { Kernel } from "../kernel/kernel";

type AnyWindow = Window & typeof globalThis;

/**
 * Installs a watcher. The function that it returns is called at every check, because `document.open` removes listeners.
 */
export type Watch = (watched: WatchedWindow) => (() => void) | void;

export class WatchedWindow {
  readonly #watches = new Map<Watch, (() => void) | void>();
  /** The document existed before Python listened to the network: what it has loaded until then is not reported. */
  late = false;

  constructor(
    readonly kernel: Kernel,
    readonly window: AnyWindow,
    readonly frame: FrameId,
  ) {}

  put(watch: Watch): void {
    if (!this.#watches.has(watch)) this.#watches.set(watch, watch(this));
    this.#watches.get(watch)?.();
  }

  wants(kind: string): boolean {
    return this.kernel.observes(kind);
  }

  tell<K extends Kind>(kind: K, details: DetailsOf<K>): void {
    this.kernel.tell({ kind, frame: this.frame, ...details } as unknown as Unnumbered);
  }

  /** A listener that runs inside the guard. */
  listener<E extends Event>(action: (event: E) => void): (event: Event) => void {
    return (event) => this.kernel.inside(() => action(event as E));
  }
}
