/**
 * Holds back the addresses that elements make the browser request (pictures, media, scripts, style sheets, frames)
 * until Python has decided. Elements get a fulfilled answer as a blob, frames as a document that is written into them.
 */
import type { FrameId } from "../../contract";
import type { Gate } from "../../kernel/interceptor";
import type { Kernel } from "../../kernel/kernel";
import { type Decision, type Fulfilled, isRouted } from "../../network/decisions";
import { hookAddresses } from "./address_hooks";
import { absolute, attributesOf, LOADING, typeOf, urlsIn } from "./loading_attributes";
import { HELD, WITH_HELD } from "./markup";
import { choose, parts, replaced } from "./pictures";
import type { Sheets } from "./style_sheets";
import type { Load, HeldRequests } from "../../network/held_requests";

/** An attribute that waits for a decision: its value, and a token of the pending question. */
interface Waiting {
  value: string;
  ticket?: object;
}

const nothing = () => undefined;

export class Elements {
  /** Documents whose text is being parsed; their writer handles them. */
  readonly parsing = new Set<Document>();
  /** Functions that handle the changes of a document since the last microtask. */
  readonly flushes: (() => void)[] = [];
  /** By the prototype of the window, which exists as long as the scripts of a document. */
  readonly #hooked = new WeakSet<object>();
  readonly #waiting = new WeakMap<Element, Map<string, Waiting>>();
  /** Sources of a <picture> whose <img> has not been parsed yet. */
  readonly #early = new Set<Element>();
  /** Frames into which a document will be written, and which have an empty one until then. */
  readonly #empty = new WeakSet<Element>();
  /** Frames into which a document has been written. */
  readonly #filled = new WeakSet<Element>();
  /** Frames whose document is written once they are connected. */
  readonly #detached = new Map<HTMLIFrameElement, () => void>();

  constructor(
    private readonly kernel: Kernel,
    private readonly requests: HeldRequests,
    readonly sheets: Sheets,
    private readonly writeFrame: (frame: HTMLIFrameElement, url: string, decision: Fulfilled) => void,
    /** Fetches the document of a frame from the network. */
    private readonly loadFrame: (url: string) => Load,
    private readonly loadSheet: (url: string) => Load,
  ) {}

  /** Called when there may be a new document. */
  look(): void {
    for (const { window } of this.kernel.realms()) {
      const key = Object.getPrototypeOf(window) as object;
      if (!this.#hooked.has(key)) hookAddresses(window, this.kernel, this);
      this.#hooked.add(key);
      window.document.addEventListener("load", this.#loaded, true);
    }
    for (const [frame, write] of this.#detached) {
      if (!frame.isConnected) continue;
      this.#detached.delete(frame);
      write();
    }
  }

  /**
   * Asks about elements whose addresses were held back. Reports their number to `found`, and calls `settled` for each
   * that has got its address.
   */
  take(root: ParentNode, found: (held: number) => void, settled: () => void): void {
    const held = new Set([...this.#early].map(subjectOf));
    this.#early.clear();
    for (const element of root.querySelectorAll(WITH_HELD)) {
      for (const { name, value } of [...element.attributes]) {
        if (!name.startsWith(HELD)) continue;
        element.removeAttribute(name);
        this.#wait(element, name.slice(HELD.length), value);
      }
      held.add(subjectOf(element));
    }
    found(held.size);
    for (const element of held) this.#ask(element, settled);
  }

  /** Handles held addresses in new nodes of a document, unless it is being parsed. */
  takeNew(document: Document): void {
    if (!this.parsing.has(document)) this.take(document, nothing, nothing);
  }

  /** Removes the addresses of elements that scripts have created, before the browser requests them. */
  hold(root: Node): void {
    const elements = (root as Element).querySelectorAll ? [root as Element, ...(root as Element).querySelectorAll(LOADING)] : [];
    for (const element of elements) {
      const held = attributesOf(element.localName ?? "").filter((name) => {
        const value = element.getAttribute(name);
        return value !== null && this.#isWanted(element, name, value);
      });
      for (const name of held) {
        this.#wait(element, name, element.getAttribute(name)!);
        element.removeAttribute(name);
      }
      if (held.length) this.#ask(subjectOf(element), nothing);
    }
  }

  /** A script sets an address. Returns true if it is held back. */
  set(element: Element, name: string, value: string): boolean {
    this.#waiting.get(element)?.delete(name);
    if (!this.#isWanted(element, name, value)) return false;
    this.#wait(element, name, value);
    this.#ask(subjectOf(element), nothing);
    return true;
  }

  /** A script has set an address that the browser loads. */
  isSet(element: Element): void {
    if (this.#filled.delete(element)) element.removeAttribute("srcdoc");
  }

  /** Returns true if Python is asked about a beacon. `go` is called if the beacon may be sent. */
  askPing(window: Gate["window"], address: string, go: () => void): boolean {
    const url = absolute(address, window.document.baseURI);
    if (!url || !this.isHeld(url, "ping")) return false;
    this.requests.ask(this.kernel.realmOf(window.document)?.id ?? "main", url, "ping", ({ action }) => action === "continue" && go());
    return true;
  }

  /** Whether Python has decided about the address before. */
  hasDecided(url: string): boolean {
    return this.requests.hasDecided(url);
  }

  /** The address that scripts see. */
  seen(element: Element, name: string, present: string): string {
    const value = this.#waiting.get(element)?.get(name)?.value ?? (present ? undefined : element.getAttribute?.(HELD + name));
    if (value == null) return this.sheets.originalOf(present) ?? present;
    return name === "srcset" ? value : (absolute(value, element.baseURI) ?? value);
  }

  /**
   * Whether an address is held back. Not for documents of another origin, which can't be written, nor for most of their
   * style sheets, which can't be read.
   */
  isHeld(url: string, type: string): boolean {
    const { settings } = this.kernel;
    if (settings.offline || !settings.routes?.length || !/^https?:/i.test(url)) return false;
    const own = new URL(url).origin === this.kernel.main().window.location.origin;
    if (type === "document") return own;
    return (type === "stylesheet" && own) || isRouted(this.kernel, url);
  }

  #isWanted(element: Element, name: string, value: string): boolean {
    const type = typeOf(element.localName, name, (other) => element.getAttribute(other));
    return type !== undefined && urlsIn(name, value).some((address) => {
      const url = absolute(address, element.baseURI);
      return url !== undefined && this.isHeld(url, type);
    });
  }

  #wait(element: Element, name: string, value: string): void {
    const waiting = this.#waiting.get(element) ?? new Map<string, Waiting>();
    this.#waiting.set(element, waiting);
    waiting.set(name, { value });
  }

  readonly #valueOf = (element: Element, name: string): string | null =>
    this.#waiting.get(element)?.get(name)?.value ?? element.getAttribute(name);

  #ask(element: Element, settled: () => void): void {
    if (element.localName === "img") return this.#askPicture(element as HTMLImageElement, settled);
    if (element.parentElement?.localName === "picture") {
      this.#early.add(element);
      return settled();
    }
    const names = [...(this.#waiting.get(element)?.entries() ?? [])].filter(([, { ticket }]) => !ticket);
    let open = names.length;
    if (!open) return settled();
    for (const [name, waiting] of names)
      this.#askOne(element, name, waiting, () => {
        if (--open === 0) settled();
      });
  }

  #askOne(element: Element, name: string, waiting: Waiting, settled: () => void): void {
    const url = absolute(waiting.value, element.baseURI)!;
    const type = typeOf(element.localName, name, (other) => element.getAttribute(other)) ?? "other";
    const isFrame = type === "document";
    if (isFrame) this.#empty.add(element);
    waiting.ticket = {};
    const load = isFrame ? this.loadFrame(url) : type === "stylesheet" ? this.loadSheet(url) : undefined;
    this.requests.ask(this.#frameOf(element, isFrame), url, type, (decision) => {
      if (this.#waiting.get(element)?.get(name) === waiting) this.#settle(element, name, type, url, decision);
      settled();
    }, { load });
  }

  #askPicture(image: HTMLImageElement, settled: () => void): void {
    const ticket = {};
    const held = parts(image).flatMap((part) => [...(this.#waiting.get(part)?.values() ?? [])]);
    for (const waiting of held) waiting.ticket = ticket;
    choose(image, this.#valueOf, (url) =>
      this.kernel.inside(() => {
        const go = (address?: string) => {
          this.#releasePicture(image, ticket, url, address);
          settled();
        };
        if (!url || !isRouted(this.kernel, url)) return go();
        this.requests.ask(this.#frameOf(image, false), url, "image", (decision) =>
          go(decision.action === "continue" ? decision.url : this.sheets.address(this.#gateOf(image), "image", url, decision)),
        );
      }),
    );
  }

  /** Restores the attributes, with another address for the chosen one if there is one. */
  #releasePicture(image: Element, ticket: object, url: string | undefined, address: string | undefined): void {
    for (const part of parts(image))
      for (const [name, waiting] of this.#waiting.get(part) ?? []) {
        if (waiting.ticket !== ticket) continue;
        this.#waiting.get(part)!.delete(name);
        const { value } = waiting;
        part.setAttribute(name, url && address ? replaced(part, name, value, url, address) : value);
      }
  }

  #settle(element: Element, name: string, type: string, url: string, decision: Decision): void {
    if (type === "document" && decision.action === "fulfill") {
      const frame = element as HTMLIFrameElement;
      const write = () => this.writeFrame(frame, decision.url ?? url, decision);
      if (frame.isConnected) write();
      else this.#detached.set(frame, write);
      return;
    }
    const end = (address: string) => {
      if (!this.#waiting.get(element)?.delete(name)) return;
      this.#empty.delete(element);
      if (this.#filled.delete(element)) element.removeAttribute("srcdoc");
      element.setAttribute(name, address); // inside the guard, this is the native method
    };
    if (decision.action === "continue") return end(decision.url ?? this.#waiting.get(element)!.get(name)!.value);
    const gate = this.#gateOf(element);
    if (type === "stylesheet" && decision.action === "fulfill" && decision.status < 400) this.sheets.sheet(gate, url, decision, end);
    else end(this.sheets.address(gate, type, url, decision));
  }

  #frameOf(element: Element, isFrame: boolean): FrameId {
    const own = isFrame ? this.kernel.frameIdOf(element) : undefined;
    return own ?? this.kernel.realmOf(element)?.id ?? "main";
  }

  #gateOf(element: Element): Gate {
    const window = (element.ownerDocument.defaultView ?? this.kernel.main().window) as Gate["window"];
    return { window, frame: this.#frameOf(element, false) };
  }

  /** Hides the load event of the empty document from the page. */
  readonly #loaded = (event: Event): void => {
    const frame = event.target as HTMLIFrameElement;
    if (frame.localName !== "iframe") return;
    if (this.#empty.has(frame) || frame.hasAttribute(`${HELD}src`)) event.stopImmediatePropagation();
  };

  /**
   * The next document of the frame may fire its load event. The `src` attribute stays readable for selectors: if there
   * is a `srcdoc`, no address is loaded, and opening the document ends the load that `srcdoc` has started.
   */
  filled(frame: HTMLIFrameElement, url: string): void {
    this.#empty.delete(frame);
    this.#waiting.get(frame)?.delete("src");
    this.#filled.add(frame);
    frame.setAttribute("srcdoc", "");
    frame.setAttribute("src", url);
  }
}

/** The element that loads: for a <source> the <img> of its <picture>, if that has been parsed. */
function subjectOf(element: Element): Element {
  const { localName, parentElement } = element;
  return (localName === "source" && parentElement?.localName === "picture" && parentElement.querySelector("img")) || element;
}
