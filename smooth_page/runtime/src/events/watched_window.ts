/** The window of one document, with what has been put into it. */
import type { FrameId, News } from "../contract";
import type { Kernel } from "../kernel/kernel";

type AnyWindow = Window & typeof globalThis;

/** Begins to watch; what it returns is called at every look, as `document.open` takes listeners away. */
export type Watch = (watched: WatchedWindow) => (() => void) | void;

export class WatchedWindow {
  readonly #watches = new Map<Watch, (() => void) | void>();
  /** Its document was there before Python listened to the network: what it loaded until then is not told. */
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
    return this.kernel.settings.observe?.includes(kind) ?? false;
  }

  tell(kind: string, details: Record<string, unknown>): void {
    this.kernel.tell({ kind, frame: this.frame, ...details } as Omit<News, "seq">);
  }

  /** A listener that runs inside the guard. */
  listener<E extends Event>(action: (event: E) => void): (event: Event) => void {
    return (event) => this.kernel.inside(() => action(event as E));
  }
}
