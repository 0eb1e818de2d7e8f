/** Writes HTML into a window's document. What the HTML makes the browser request is routed from the start. */
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { type Running, sleep } from "../kernel/operation";
import { intoSink } from "../dom/trusted_types";
import type { Elements } from "./subresources/elements";
import { type Held, holdBack, withAddresses } from "./subresources/markup";
import { keepInteractive } from "./ready_state";

/** Marks the end of the text with an empty script element: when it exists, the parser has reached it. */
const END = "data-smooth-end";
/** Milliseconds without a change after which the end mark is given up: the text before it may have swallowed it. */
const PATIENCE = 400;

export class Writer {
  constructor(
    private readonly kernel: Kernel,
    private readonly elements: () => Elements,
  ) {}

  /**
   * `open` empties the document. Done when the parser has reached the end and everything that was held back is decided.
   */
  *write(gate: Gate, url: string, html: string, open: () => void): Running<void> {
    yield* sleep(Infinity, (wake) => {
      this.begin(gate, url, html, open, wake);
      return () => undefined;
    });
  }

  begin(gate: Gate, url: string, html: string, open: () => void, closed: () => void): void {
    const held = holdBack(html, url, { isHeld: (address, type) => this.elements().isHeld(address, type) });
    const addresses: (string | undefined)[] = held.awaited.map(() => undefined);
    let waiting = held.awaited.length;
    const go = () => {
      open();
      this.#put(gate, { ...held, html: withAddresses(held.html, held.awaited, addresses) }, closed);
    };
    if (!waiting) return go();
    held.awaited.forEach(({ url: address, type }, at) =>
      this.elements().sheets.ask(gate, address, type, (decided) => {
        addresses[at] = decided;
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
}

/** A document whose text is being parsed: asks about held addresses as they are parsed. */
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
    elements.parsing.add(document);
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
    this.elements.parsing.delete(this.document);
    this.close();
  }

  #watchOver(): void {
    const before = this.#changes;
    this.kernel.timers.after(PATIENCE, () =>
      this.kernel.inside(() => {
        if (this.#closed) return;
        if (this.#changes > before || this.#waiting) return this.#watchOver();
        this.#parsed = true;
        this.#closed = true; // later elements are still handled
        this.close();
      }),
    );
  }
}
