/** Puts a text into a window's document: what it makes the browser ask for is routed from the start. */
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { type Running, sleep } from "../kernel/operation";
import { intoSink } from "../page/trusted";
import { type Decision } from "./decision";
import type { Elements } from "./elements";
import { type Held, holdBack, withAddresses } from "./markup";
import { keepInteractive } from "./ready_state";
import type { Told } from "./told";

/** A script without a text is nothing but an element: where it stands, the parser has come. */
const END = "data-smooth-end";
/** ms without a change after which the end mark is given up: what stands before it may have swallowed it. */
const PATIENCE = 400;

export class Writer {
  constructor(
    private readonly kernel: Kernel,
    private readonly told: Told,
    private readonly elements: () => Elements,
  ) {}

  /** `open` empties the document. Done when the parser has come to the end and all that was held back is decided. */
  *write(gate: Gate, url: string, html: string, open: () => void): Running<void> {
    yield* sleep(Infinity, (wake) => {
      this.begin(gate, url, html, open, wake);
      return () => undefined;
    });
  }

  begin(gate: Gate, url: string, html: string, open: () => void, closed: () => void): void {
    const held = holdBack(html, url, (address, tag) => this.elements().isHeld(address, tag));
    const addresses: (string | undefined)[] = held.scripts.map(() => undefined);
    let waiting = held.scripts.length;
    const go = () => {
      open();
      this.#put(gate, { ...held, html: withAddresses(held.html, held.scripts, addresses) }, closed);
    };
    if (!waiting) return go();
    held.scripts.forEach((script, at) =>
      this.told.ask(gate.frame, script.url, "script", (decision) => {
        addresses[at] = this.#addressOf(gate, script.url, decision);
        if (--waiting === 0) go();
      }),
    );
  }

  #put({ window }: Gate, { html, elements }: Held, closed: () => void): void {
    const { kernel } = this;
    const { document } = window;
    const write = (text: string) =>
      kernel.outside(() => intoSink(window, "HTML", text, (trusted) => document.write(trusted)));
    const close = () => {
      kernel.outside(() => document.close());
      closed();
    };
    keepInteractive(kernel, window, document);
    kernel.look();
    if (!elements) {
      write(html);
      return close();
    }
    const parsing = new Parsing(kernel, document, this.elements(), close);
    write(html);
    write(`<script ${END}></script>`);
    parsing.look();
  }

  /** Undefined: the one in the text. */
  #addressOf({ window }: Gate, url: string, decision: Decision): string | undefined {
    if (decision.action === "continue") return decision.url;
    return this.elements().addressFor(window, "script", url, decision);
  }
}

/** A document whose text is being parsed: asks about what was held back in it as it comes. */
class Parsing {
  readonly #observer: MutationObserver;
  #waiting = 0;
  #parsed = false;
  #closed = false;
  #changes = 0;

  constructor(
    private readonly kernel: Kernel,
    private readonly document: Document,
    private readonly elements: Elements,
    private readonly close: () => void,
  ) {
    this.#observer = new MutationObserver(() => kernel.inside(() => this.look()));
    this.#observer.observe(document, { childList: true, subtree: true });
    this.#watchOver();
  }

  look(): void {
    this.#changes++;
    this.elements.take(this.document, (held) => (this.#waiting += held), () => {
      this.#waiting--;
      this.#closeWhenDone();
    });
    const end = this.document.querySelector(`script[${END}]`);
    if (end) {
      end.remove();
      this.#parsed = true;
    }
    this.#closeWhenDone();
  }

  #closeWhenDone(): void {
    if (!this.#parsed || this.#waiting || this.#closed) return;
    this.#closed = true;
    this.#observer.disconnect();
    this.close();
  }

  #watchOver(): void {
    const before = this.#changes;
    this.kernel.timers.after(PATIENCE, () =>
      this.kernel.inside(() => {
        if (this.#closed) return;
        if (this.#changes > before || this.#waiting) return this.#watchOver();
        this.#parsed = true;
        this.#closed = true; // what comes later is still asked about
        this.close();
      }),
    );
  }
}
