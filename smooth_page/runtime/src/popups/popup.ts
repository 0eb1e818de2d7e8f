/** A window that a script has opened. */
import type { Reply, Settings } from "../contract";
import type { Kernel, Makers } from "../kernel/kernel";
import type { Family, Opening } from "./family";

type AnyWindow = Window & typeof globalThis;

export class Popup {
  kernel: Kernel | undefined;
  /** Of the window that the kernel was made in. */
  prototype: object | undefined;
  reported = false;
  /** What it shows first has run the init scripts. */
  ran = false;
  /** Its kernel has news, and Python knows. */
  unheard = false;
  /** How many turns of its own Python waits for. */
  turns = 0;
  /** What its kernel had to tell when it went. */
  last: Reply | undefined;
  /** The empty document that it begins with, where another is to come. */
  readonly #first: Document | undefined;
  #given = new Set<string>();

  constructor(
    readonly id: string,
    readonly window: AnyWindow,
    readonly opener: Popup | undefined,
    readonly opening: Opening,
    public settings: Settings,
    /** On the kernel's clock: when waiting for the document to come is over. */
    readonly patience: number,
  ) {
    if (this.reachable && !isBlank(opening.url)) this.#first = window.document;
  }

  get reachable(): boolean {
    return isReachable(this.window);
  }

  /** What it was opened for is there, or out of reach. */
  get arrived(): boolean {
    return !this.#first || !this.reachable || this.window.document !== this.#first;
  }

  /** A new kernel in its window. */
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

  /** Chunks that its kernel does not have yet. */
  give(chunks: string[], makers: Makers): void {
    for (const chunk of chunks) {
      if (this.#given.has(chunk) || !makers[chunk]) continue;
      this.#given.add(chunk);
      makers[chunk](this.window, this.kernel!);
    }
  }

  /** Its document goes; with the window, when that is closed. */
  part(): void {
    if (!this.window.closed || !this.kernel || this.last) return;
    try {
      this.last = this.kernel.turn({ slice: 0 }) as Reply;
    } catch {
      // Nothing is left of its window.
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

/** Whether an address leaves a new window with the empty document that it begins with. */
function isBlank(url: string): boolean {
  return url === "" || /^(about:blank|javascript:)/i.test(url);
}

/** As a program of the window's. False where a policy of the page forbids that: Python has another way. */
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
