/**
 * The windows that scripts of a page have opened, and those that these have opened in turn.
 *
 * Each has a kernel of its own, made in its window by code of the page's own document, so Python reaches all of them
 * through the tab of the session. The family belongs to the kernel of that tab, the root.
 */
import type { Absent, FrameId, Message, PopupClosedNews, PopupHasNews, PopupNews, Reply, Settings } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { randomName } from "../kernel/random";
import { isReachable, Popup } from "./popup";

type AnyWindow = Window & typeof globalThis;

/** Milliseconds between checks: while a popup is expected, and while popups are open. */
const SOON = 5;
const PACE = 40;
/**
 * Milliseconds after which a popup is reported although it shows nothing yet (a download, an answer without content).
 */
const PATIENCE = 5_000;
/** Milliseconds during which popups that were opened later are not reported before an earlier one. */
const IN_ORDER = 1_000;

type PopupReport = Omit<PopupNews, "seq" | "popup"> | Omit<PopupClosedNews, "seq" | "popup"> | Omit<PopupHasNews, "seq" | "popup">;

/** How a window was opened. `aside`: with a modifier key or the middle button; it has no opener. */
export interface Opening {
  url: string;
  frame: FrameId;
  aside: boolean;
}

export class Family {
  readonly #popups: Popup[] = [];
  readonly #gone = new Set<string>();
  #watching = false;

  constructor(readonly root: Kernel) {
    root.main().window.addEventListener("pagehide", () => root.inside(() => this.#name()), true);
  }

  /** Adds a window that a script of that kernel's document has opened. */
  opened(opener: Kernel, window: AnyWindow, opening: Opening): void {
    if (this.#popups.some((popup) => popup.window === window)) return;
    const settings = inherited(opener.settings);
    const popup = new Popup(randomName(), window, this.#of(opener), opening, settings, this.root.now() + PATIENCE);
    this.#popups.push(popup);
    if (popup.reachable) this.#settle(popup);
    this.#look();
    this.#watch();
  }

  /** Runs a popup's turn; the turn's text calls this. `wanted`: chunks that the turn needs beside the core. */
  turn(
    id: string,
    message: Message,
    wanted: string[],
    code: (() => unknown) | undefined,
    engines: Record<string, () => unknown>,
  ): Reply | Promise<Reply> | Absent {
    return this.root.inside(() => {
      const popup = this.#popups.find((each) => each.id === id) ?? this.#findAgain(id, message);
      if (!popup || popup.window.closed) {
        this.#look();
        return absent("closed");
      }
      if (!popup.reachable) return absent("foreign");
      if (!wanted.every((chunk) => chunk in this.root.makers!)) return absent();
      if (message.settings) popup.settings = message.settings;
      const kernel = this.#settle(popup);
      popup.give(wanted, this.root.makers!);
      popup.unheard = false;
      popup.turns++;
      const reply = kernel.turn(message, code, engines);
      if (!("doc" in reply)) return counted(popup, reply);
      popup.turns--;
      return reply;
    });
  }

  /** All windows of popups, with their frames. */
  windows(): AnyWindow[] {
    return this.#popups.flatMap(({ kernel, reachable }) => (kernel && reachable ? kernel.realms() : [])).map(({ window }) => window);
  }

  find(id: string): Popup | undefined {
    return this.#popups.find((popup) => popup.id === id);
  }

  /**
   * The popup's kernel, made anew for a new window. The first, empty document shares its window with the next one of
   * the same origin.
   */
  #settle(popup: Popup): Kernel {
    const { kernel } = popup;
    if (kernel && popup.prototype === Object.getPrototypeOf(popup.window)) return kernel;
    const made = popup.settle(this.root.makers!, this, (kernel) => this.#guardToo(kernel));
    const ask = made.callPython.bind(made);
    // A call by the page ends the turn that Python waits for: the popup's own, or its opener's.
    made.callPython = (call, settle) => {
      if (popup.turns) return ask(call, settle);
      this.#teller(popup).callPython({ popup: popup.id, ...call }, settle);
      ask({ kind: "openernews" }); // if the popup's turn comes first, Python has to ask its opener
    };
    popup.window.addEventListener("pagehide", () => made.inside(() => popup.part()), true);
    made.watchNews(() => this.#hear(popup));
    this.root.adoptClock?.();
    return made;
  }

  /** Its code runs in the root's window, whose builtins the page may have replaced, so both guards are used. */
  #guardToo(kernel: Kernel): void {
    const { root } = this;
    const [inside, outside] = [kernel.inside.bind(kernel), kernel.outside.bind(kernel)];
    kernel.inside = (action) => root.inside(() => inside(action));
    kernel.outside = (action) => outside(() => root.outside(action));
  }

  #hear(popup: Popup): void {
    if (!popup.reported || popup.unheard) return;
    popup.unheard = true;
    this.#tell(popup, { kind: "popupnews" });
  }

  #tell(popup: Popup, news: PopupReport): void {
    this.#teller(popup).tell({ popup: popup.id, ...news });
  }

  /** The kernel that reports a popup: its opener's, as long as that exists. */
  #teller({ opener }: Popup): Kernel {
    return opener && !opener.window.closed && opener.reachable ? this.#settle(opener) : this.root;
  }

  #of(kernel: Kernel): Popup | undefined {
    return this.#popups.find((popup) => popup.kernel === kernel);
  }

  #watch(): void {
    if (this.#watching || !this.#popups.length) return;
    this.#watching = true;
    const pace = this.#popups.every(({ reported }) => reported) ? PACE : SOON;
    this.root.timers.after(pace, () =>
      this.root.inside(() => {
        this.#watching = false;
        this.#look();
        this.#watch();
      }),
    );
  }

  #look(): void {
    const now = this.root.now();
    let waiting = false; // for a popup that was opened earlier
    for (const popup of [...this.#popups]) {
      const { closed } = popup.window;
      if (!closed && popup.reachable) this.#settle(popup);
      if (!popup.reported && !waiting && (closed || popup.arrived || now > popup.patience)) {
        popup.reported = true;
        const { url, frame, aside } = popup.opening;
        this.#tell(popup, { kind: "popup", frame, url, aside, closed, reachable: popup.reachable, ran: popup.ran });
      }
      waiting ||= !popup.reported && now < popup.patience - PATIENCE + IN_ORDER;
      if (!closed || !popup.reported) continue;
      this.#popups.splice(this.#popups.indexOf(popup), 1);
      this.#gone.add(popup.id);
      popup.part();
      this.#tell(popup, { kind: "popupclosed", last: popup.last });
    }
  }

  /** The root's document is being unloaded, and all references with it. A window with a name can be found again. */
  #name(): void {
    for (const { id, window, reachable } of this.#popups) {
      if (!reachable) continue;
      window.name ||= id;
      Object.defineProperty(window, id, { value: true, configurable: true });
    }
  }

  /** Finds a popup of an earlier document of the root. */
  #findAgain(id: string, message: Message): Popup | undefined {
    if (this.#gone.has(id)) return undefined;
    const { window } = this.root.main();
    const found = this.root.outside(() => window.open("", id)) as AnyWindow | null;
    if (!found) return undefined;
    if (isReachable(found)) {
      found.name = "";
      if (!(id in found) && found.history.length < 2 && found.location.href === "about:blank") {
        found.close(); // a new window: none had that name
        return undefined;
      }
    }
    const opening = { url: "", frame: "main", aside: false };
    const popup = new Popup(id, found, undefined, opening, message.settings ?? {}, 0);
    popup.reported = true;
    this.#popups.push(popup);
    this.#watch();
    return popup;
  }
}

/** It inherits nothing, so that a `then` of the page is not called by an `await`. */
function absent(popup?: Absent["popup"]): Absent {
  return { __proto__: null, absent: true, popup } as Absent;
}

/** The settings of a new window: those of all pages of the context. */
function inherited({ popups = {}, testIdAttribute }: Settings): Settings {
  return { testIdAttribute, ...popups, popups };
}

/** Counts the turn as open until the reply is there. */
async function counted(popup: Popup, reply: Promise<Reply>): Promise<Reply> {
  try {
    return await reply;
  } finally {
    popup.turns--;
  }
}
