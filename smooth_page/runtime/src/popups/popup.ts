/** A window that a script has opened. */
import type { Reply, Settings } from "../contract";
import type { Kernel, Makers } from "../kernel/kernel";
import type { Family, Opening } from "./family";

type AnyWindow = Window & typeof globalThis;

export class Popup {
  kernel: Kernel | undefined;
  /** The prototype of the window in which the kernel was made. */
  prototype: object | undefined;
  reported = false;
  /** Its first document has run the init scripts. */
  ran = false;
  /** Its kernel has news, and this has been reported. */
  unheard = false;
  /** The number of its own turns that Python waits for. */
  turns = 0;
  /** The last reply of its kernel. */
  last: Reply | undefined;
  /** The empty document that it begins with, if another one is expected. */
  readonly #first: Document | undefined;
  #given = new Set<string>();

  constructor(
    readonly id: string,
    readonly window: AnyWindow,
    readonly opener: Popup | undefined,
    readonly opening: Opening,
    public settings: Settings,
    /** On the kernel's clock: the end of waiting for the document. */
    readonly patience: number,
  ) {
    if (this.reachable && !isBlank(opening.url)) this.#first = window.document;
  }

  get reachable(): boolean {
    return isReachable(this.window);
  }

  /** Its document has come, or can't be reached. */
  get arrived(): boolean {
    return !this.#first || !this.reachable || this.window.document !== this.#first;
  }

  /** Makes a new kernel in its window. */
  settle(makers: Makers, family: Family, prepare: (kernel: Kernel) => void): Kernel {
    const kernel = makers.core!(this.window) as Kernel;
    this.kernel = kernel;
    this.prototype = Object.getPrototypeOf(this.window) as object;
    this.#given = new Set();
    prepare(kernel);
    kernel.family = family;
    kernel.makers = makers;
    const { observe, bindings, routes, webSocketRoutes, extraHeaders, offline, initScripts, clipboard } = this.settings;
    const intercepts = routes?.length || extraHeaders?.length || offline;
    const observes = intercepts || observe?.length || bindings?.length;
    this.give(["popups", ...(observes ? ["observe"] : []), ...(intercepts ? ["intercept"] : [])], makers);
    if (observe?.includes("download")) this.give(["downloads"], makers);
    if (clipboard) this.give(["clipboard"], makers);
    if (webSocketRoutes?.length) this.give(["web_sockets"], makers);
    kernel.turn({ settings: this.settings, slice: 0 });
    if (!this.reported) this.ran = (initScripts ?? []).every((script) => runScript(kernel, this.window, script));
    return kernel;
  }

  /** Evaluates the chunks that its kernel does not have yet. */
  give(chunks: string[], makers: Makers): void {
    for (const chunk of chunks) {
      if (this.#given.has(chunk) || !makers[chunk]) continue;
      this.#given.add(chunk);
      makers[chunk](this.window, this.kernel!);
    }
  }

  /** Its document is being unloaded. If the window is closed, keeps the last reply. */
  part(): void {
    if (!this.window.closed || !this.kernel || this.last) return;
    try {
      this.last = this.kernel.turn({ slice: 0 }) as Reply;
    } catch {
      // Its window no longer exists.
    }
  }
}

/** False for a document of another origin. */
export function isReachable(window: AnyWindow): boolean {
  try {
    return !!window.document;
  } catch {
    return false;
  }
}

/** Whether a new window with that address keeps the empty document that it begins with. */
function isBlank(url: string): boolean {
  return url === "" || /^(about:blank|javascript:)/i.test(url);
}

/** Runs a script in the window. False if a policy of the page forbids that: Python has another way. */
function runScript(kernel: Kernel, window: AnyWindow, script: string): boolean {
  const { eval: evaluate, reportError } = window as AnyWindow & { eval(text: string): unknown };
  return kernel.outside(() => {
    try {
      evaluate("0");
    } catch {
      return false;
    }
    try {
      evaluate(script);
    } catch (error) {
      reportError(error);
    }
    return true;
  });
}
