/**
 * Keeps the latest console messages and uncaught errors for `console_messages()` and `page_errors()`. The code that the
 * page calls here runs outside the guard, so it uses syntax and as few builtins as possible.
 */
import type { FrameId } from "../../contract";
import type { Kernel } from "../../kernel/kernel";
import type { Realm } from "../../kernel/realms";
import { replaceMethod } from "../../kernel/replace";

type AnyWindow = Window & typeof globalThis;

/** The same number as in Playwright. */
const MOST = 200;
const METHODS =
  "log debug info error warn dir dirxml table trace clear group groupCollapsed groupEnd assert count countReset time timeLog timeEnd";

export interface KeptMessage {
  frame: FrameId;
  window: AnyWindow;
  method: string;
  args: unknown[];
  /** Its stack has the location of the call, once it is read. */
  trace: { stack?: string };
  /** On the document's clock. */
  time: number;
}

export interface KeptError {
  frame: FrameId;
  event: ErrorEvent | PromiseRejectionEvent;
}

/** The latest items of a kind. */
export class Ring<T> {
  #items: T[] = [];
  #count = 0;

  add(item: T): void {
    this.#items[this.#count++ % MOST] = item;
  }

  /** Returns the items in their order and forgets them. */
  take(): T[] {
    const [items, first] = [this.#items, this.#count % MOST];
    const all = this.#count > MOST ? [...items.slice(first), ...items.slice(0, first)] : items;
    this.#items = [];
    this.#count = 0;
    return all;
  }
}

export class Kept {
  readonly messages = new Ring<KeptMessage>();
  readonly errors = new Ring<KeptError>();
  /**
   * By the prototype of the window, which exists as long as the scripts of a document. The value is called at every
   * check.
   */
  readonly #places = new WeakMap<object, () => void>();

  constructor(private readonly kernel: Kernel) {}

  look(): void {
    for (const realm of this.kernel.realms()) {
      const key = Object.getPrototypeOf(realm.window) as object;
      let listen = this.#places.get(key);
      if (!listen) {
        this.#watchConsole(realm);
        this.#places.set(key, (listen = this.#watchErrors(realm)));
      }
      listen(); // `document.open` removes listeners
    }
  }

  #watchConsole({ id: frame, window }: Realm): void {
    const { kernel, messages } = this;
    const ownError = window.Error as any;
    const { captureStackTrace } = ownError;
    for (const method of METHODS.split(" ")) {
      const stand = (native: () => unknown, _: unknown, args: unknown[]) => {
        if (!isReported(kernel, "console")) {
          const trace = {};
          const { stackTraceLimit } = ownError;
          ownError.stackTraceLimit = 8; // the page may have changed it
          captureStackTrace(trace, stand);
          ownError.stackTraceLimit = stackTraceLimit;
          messages.add({ frame, window, method, args, trace, time: kernel.now() });
        }
        return native();
      };
      replaceMethod(window.console, method, stand);
    }
  }

  #watchErrors({ id: frame, window }: Realm): () => void {
    const { kernel, errors } = this;
    const failed = (event: Event) => {
      if (event.target === window && !isReported(kernel, "pageerror")) errors.add({ frame, event: event as ErrorEvent });
    };
    return () => {
      window.addEventListener("error", failed, true);
      window.addEventListener("unhandledrejection", failed, true);
    };
  }
}

/** Whether Python listens, so that it is reported as news. */
function isReported({ settings }: Kernel, kind: string): boolean {
  const { observe } = settings;
  for (let at = 0; observe && at < observe.length; at++) if (observe[at] === kind) return true;
  return false;
}
