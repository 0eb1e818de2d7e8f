/**
 * What elements make the browser ask for: pictures, scripts, style sheets and frames. Their addresses are held back
 * until Python has decided; what it fulfils they get as a blob, and frames as a document that is written into them.
 */
import type { FrameId } from "../contract";
import type { Gate } from "../kernel/interceptor";
import type { Kernel } from "../kernel/kernel";
import { type Stand, instead, standIn } from "../kernel/stand";
import { bodyOf, type Decision, type Fulfilled, header, isRouted } from "./decision";
import { holdInserted } from "./inserted";
import { absolute, ADDRESS, HELD } from "./markup";
import type { Load, Told } from "./told";

type Loads = HTMLImageElement | HTMLScriptElement | HTMLLinkElement | HTMLIFrameElement;

const TYPES: Record<string, string> = { img: "image", script: "script", link: "stylesheet", iframe: "document" };
const CLASSES = ["HTMLImageElement", "HTMLScriptElement", "HTMLLinkElement", "HTMLIFrameElement"] as const;
/** Begins the address of a blob that does not exist: asking for it fails as the network does. */
const NOWHERE = "blob:null/";

export class Elements {
  /** By what lives as long as the scripts of a document. */
  readonly #hooked = new WeakSet<object>();
  /** The addresses that are being decided about. */
  readonly #asked = new WeakMap<Element, string>();
  /** By the address of a blob, the one that it stands for: scripts are to see that. */
  readonly #originals = new Map<string, string>();
  #failed = 0;
  /** Frames that get a document written, which had an empty one before. */
  readonly #empty = new WeakSet<Element>();
  /** Those that have got it. */
  readonly #filled = new WeakSet<Element>();
  /** Frames that can't get theirs before they are in a document. */
  readonly #detached = new Map<HTMLIFrameElement, () => void>();

  constructor(
    private readonly kernel: Kernel,
    private readonly told: Told,
    private readonly writeFrame: (frame: HTMLIFrameElement, url: string, decision: Fulfilled) => void,
    /** What asks the network for the document of a frame. */
    private readonly loadFrame: (url: string) => Load,
  ) {}

  /** Called when documents may have come. */
  look(): void {
    for (const { window } of this.kernel.realms()) {
      const key = Object.getPrototypeOf(window) as object;
      if (!this.#hooked.has(key)) this.#hook(window);
      this.#hooked.add(key);
      window.document.addEventListener("load", this.#loaded, true);
    }
    for (const [frame, write] of this.#detached) {
      if (!frame.isConnected) continue;
      this.#detached.delete(frame);
      write();
    }
  }

  /** Asks about elements whose address was held back: says how many, and calls `settled` for each that has one now. */
  take(root: ParentNode, found: (held: number) => void, settled: () => void): void {
    const held = root.querySelectorAll<Loads>(`[${HELD}]`);
    found(held.length);
    for (const element of held) {
      const url = element.getAttribute(HELD)!;
      element.removeAttribute(HELD);
      this.#ask(element, url, settled);
    }
  }

  /** What an element is to have as its address. */
  addressFor(window: Gate["window"], tag: string, url: string, decision: Exclude<Decision, { action: "continue" }>): string {
    const fails = decision.action === "abort" || (tag !== "img" && decision.status >= 400);
    const address = fails ? `${NOWHERE}${++this.#failed}` : blobOf(window, tag, url, decision);
    this.#originals.set(address, url);
    return address;
  }

  #ask(element: Loads, url: string, settled: () => void): void {
    const name = element.localName;
    this.#asked.set(element, url);
    if (name === "iframe") this.#empty.add(element);
    const frame: FrameId | undefined = name === "iframe" ? this.kernel.frameIdOf(element) : undefined;
    this.told.ask(frame ?? this.kernel.realmOf(element)?.id ?? "main", url, TYPES[name]!, (decision) => {
      if (this.#asked.get(element) === url) this.#settle(element, url, decision);
      settled();
    }, name === "iframe" ? this.loadFrame(url) : undefined);
  }

  #settle(element: Loads, url: string, decision: Decision): void {
    if (decision.action === "fulfill" && element.localName === "iframe") {
      const frame = element as HTMLIFrameElement;
      const write = () => this.writeFrame(frame, decision.url ?? url, decision);
      if (frame.isConnected) write();
      else this.#detached.set(frame, write);
      return;
    }
    this.#empty.delete(element);
    this.#asked.delete(element);
    const { localName: tag, ownerDocument } = element;
    const window = (ownerDocument.defaultView ?? this.kernel.main().window) as Gate["window"];
    if (this.#filled.delete(element)) element.removeAttribute("srcdoc");
    const address = decision.action === "continue" ? (decision.url ?? url) : this.addressFor(window, tag, url, decision);
    element.setAttribute(ADDRESS[tag]!, address); // inside the guard it is the browser's own
  }

  #hook(window: Gate["window"]): void {
    for (const name of CLASSES) {
      const { prototype } = window[name];
      const attribute = name === "HTMLLinkElement" ? "href" : "src";
      const native = Object.getOwnPropertyDescriptor(prototype, attribute);
      if (!native?.set || !native.get || !native.configurable) continue;
      const set = instead(native.set, (call, element, [value]) => this.#set(call, element, `${value}`));
      const get = instead(native.get, (call, element) => this.#seen(element, call));
      Object.defineProperty(prototype, attribute, { ...native, get, set });
    }
    const stand: Stand = (call, element, [name, value]) =>
      ADDRESS[element?.localName] === `${name}`.toLowerCase() ? this.#set(call, element, `${value}`) : call();
    // Outside, where the page's own version of what the guard keeps is in place.
    this.kernel.outside(() => {
      standIn(window.Element.prototype, "setAttribute", stand);
      holdInserted(window, this.kernel, this);
    });
  }

  /** The address that scripts see. */
  #seen(element: Loads, native: () => string): string {
    const present = native();
    return this.#asked.get(element) ?? this.#originals.get(present) ?? (present || element.getAttribute?.(HELD) || "");
  }

  #set(native: () => void, element: Loads, value: string): void {
    const held = this.kernel.inside(() => {
      this.#asked.delete(element);
      if (element.localName === "link" && !/\bstylesheet\b/i.test((element as HTMLLinkElement).rel)) return false;
      const url = absolute(value, element.baseURI);
      if (!url || !this.isHeld(url, element.localName)) return false;
      this.#ask(element, url, () => undefined);
      return true;
    });
    if (held) return;
    native();
    if (this.#filled.delete(element)) element.removeAttribute("srcdoc"); // now it is loaded
  }

  /** Whether an address is held back; a document of another origin could not be written. */
  isHeld(url: string, tag: string): boolean {
    const { kernel } = this;
    if (kernel.settings.offline || !isRouted(kernel, url)) return false;
    return tag !== "iframe" || new URL(url).origin === kernel.main().window.location.origin;
  }

  /** The page is not to hear of the empty document. */
  readonly #loaded = (event: Event): void => {
    const frame = event.target as HTMLIFrameElement;
    if (frame.localName !== "iframe") return;
    if (this.#empty.has(frame) || frame.hasAttribute(HELD)) event.stopImmediatePropagation();
  };

  /**
   * The next document of the frame is the one to be heard of. It has its address for selectors: where there is a
   * `srcdoc`, no address is loaded; and opening the document ends the load that `srcdoc` begins.
   */
  filled(frame: HTMLIFrameElement, url: string): void {
    this.#empty.delete(frame);
    this.#asked.delete(frame);
    this.#filled.add(frame);
    frame.setAttribute("srcdoc", "");
    frame.setAttribute("src", url);
  }
}

function blobOf(window: Gate["window"], tag: string, url: string, decision: Fulfilled): string {
  const type = header(decision.headers, "content-type") ?? { link: "text/css", script: "text/javascript" }[tag] ?? "";
  const bytes = bodyOf(decision);
  const body = tag === "link" ? withAbsoluteAddresses(new TextDecoder().decode(bytes), url) : bytes;
  return window.URL.createObjectURL(new window.Blob([body], { type }));
}

/** A style sheet's addresses are relative to its own, which a blob's is not. */
function withAbsoluteAddresses(css: string, url: string): string {
  const found = /(url\(\s*["']?|@import\s+["'])([^"')]+)/gi;
  return css.replace(found, (_, before: string, address: string) => before + (absolute(address.trim(), url) ?? address));
}
