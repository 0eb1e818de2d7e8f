/** The window of one document, with what has been put into it. */
import type { FrameId, News } from "../contract";
import type { Kernel } from "../kernel/kernel";

type AnyWindow = Window & typeof globalThis;

/** Begins to watch; what it returns is called at every look, as `document.open` takes listeners away. */
export type Watch = (place: Place) => (() => void) | void;

/**
 * What is called in place of a function: with what calls it as the page did, `this`, and the arguments. It runs outside
 * the guard, with whatever the page has made of the builtins.
 */
export type Stand = (native: () => any, self: any, args: any[]) => any;

export class Place {
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

  /**
   * Puts a function in place of another, which scripts can hardly tell from it. It is called as the page's own, with
   * the page's builtins. A function that can't be replaced is left as it is, and not watched.
   */
  stand(owner: any, name: string, stand: Stand): void {
    const present = Object.getOwnPropertyDescriptor(owner, name);
    const native: unknown = owner?.[name];
    if (typeof native !== "function" || (present && !present.writable && !present.configurable)) return;
    const value = this.instead(native as () => any, stand);
    Object.defineProperty(owner, name, { writable: true, enumerable: true, configurable: true, ...present, value });
  }

  /** What can be called in place of a function. */
  instead(native: (...args: any[]) => any, stand: Stand): (...args: any[]) => any {
    const { apply } = Reflect;
    return new Proxy(native, { apply: (target, self, args) => stand(() => apply(target, self, args), self, args) });
  }
}
