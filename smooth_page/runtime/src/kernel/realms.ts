/** The documents within reach of the main window: its own, and those of same-origin frames, however deep. */
import type { FrameId, FrameInfo } from "../contract";
import { Failure } from "./operation";
import { isOwnFrame } from "./pristine";
import { randomName } from "./random";

export interface Realm {
  readonly id: FrameId;
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  readonly parent: Realm | undefined;
  /** The <iframe> that shows it. */
  readonly element: Element | undefined;
}

export const MAIN = "main";

export class Realms {
  /** Frames keep their id for the life of their element; where that is out of sight, of their window. */
  readonly #ids = new WeakMap<object, FrameId>();
  readonly #docs = new WeakMap<Document, string>();
  #lastFrame = 0;

  constructor(
    readonly window: Window & typeof globalThis,
    /** Part of every id, so that no frame of another document has the same. */
    readonly doc: string,
  ) {
    this.#docs.set(window.document, doc);
  }

  main(): Realm {
    return { id: MAIN, window: this.window, document: this.window.document, parent: undefined, element: undefined };
  }

  get(id: FrameId): Realm {
    if (id === MAIN) return this.main();
    const found = this.all().find((realm) => realm.id === id);
    if (found) return found;
    throw new Failure("detached", "Frame was detached");
  }

  /** In document order of the windows: parents before children. */
  all(): Realm[] {
    const found: Realm[] = [this.main()];
    for (let at = 0; at < found.length; at++) {
      const parent = found[at]!;
      for (let index = 0; index < parent.window.length; index++) {
        const child = this.#reach(parent.window[index] as Window & typeof globalThis, parent);
        if (child) found.push(child);
      }
    }
    return found;
  }

  of(node: Node): Realm | undefined {
    const document = node.nodeType === 9 ? (node as Document) : node.ownerDocument;
    if (document === this.window.document) return this.main();
    return document?.defaultView ? this.all().find((realm) => realm.document === document) : undefined;
  }

  inside(element: Element): Realm | undefined {
    const inner = (element as HTMLIFrameElement).contentWindow as (Window & typeof globalThis) | null;
    const parent = inner && this.of(element);
    return (parent && this.#reach(inner, parent)) ?? undefined;
  }

  /** The frame id that a <frame> or <iframe> has, reachable or not. */
  idOf(element: Element): FrameId | undefined {
    const inner = (element as HTMLIFrameElement).contentWindow;
    return inner ? this.#idFor(element) : undefined;
  }

  /** The tree, frames of other origins included. */
  tree(): FrameInfo[] {
    const found: FrameInfo[] = [];
    const look = (realm: Realm) => {
      found.push(this.#info(realm));
      for (let index = 0; index < realm.window.length; index++) {
        const inner = realm.window[index] as Window & typeof globalThis;
        const child = this.#reach(inner, realm);
        if (child) look(child);
        else {
          const element = elementOf(inner, realm);
          if (!element || !isOwnFrame(element)) found.push(this.#foreign(inner, element, realm));
        }
      }
    };
    look(this.main());
    return found;
  }

  #reach(inner: Window & typeof globalThis, parent: Realm): Realm | undefined {
    try {
      const document = inner.document; // throws for another origin
      const element = inner.frameElement ?? undefined;
      if (!document || (element && isOwnFrame(element))) return undefined;
      return { id: this.#idFor(element ?? inner), window: inner, document, parent, element };
    } catch {
      return undefined;
    }
  }

  #idFor(owner: object): FrameId {
    let id = this.#ids.get(owner);
    if (!id) this.#ids.set(owner, (id = `${this.doc}.${++this.#lastFrame}`));
    return id;
  }

  #info(realm: Realm): FrameInfo {
    const { document, element } = realm;
    let doc = this.#docs.get(document);
    if (!doc) this.#docs.set(document, (doc = randomName()));
    return {
      id: realm.id,
      parent: realm.parent?.id ?? null,
      name: element ? nameOf(element) : realm.window.name,
      url: document.URL,
      state: document.readyState,
      reachable: true,
      doc,
    };
  }

  #foreign(inner: Window, element: Element | undefined, parent: Realm): FrameInfo {
    const id = this.#idFor(element ?? inner);
    const url = (element as HTMLIFrameElement | undefined)?.src ?? "";
    const name = element ? nameOf(element) : "";
    return { id, parent: parent.id, name, url, state: "complete", reachable: false, doc: id };
  }
}

function nameOf(element: Element): string {
  return element.getAttribute("name") || element.getAttribute("id") || "";
}

/** The element of a frame that does not tell it: looked for in the document, then in its open shadow roots. */
function elementOf(inner: Window, parent: Realm): Element | undefined {
  const shows = (element: Element) => (element as HTMLIFrameElement).contentWindow === inner;
  const search = (root: Document | ShadowRoot): Element | undefined => {
    const frames = root.querySelectorAll("iframe, frame");
    for (let at = 0; at < frames.length; at++) if (shows(frames[at]!)) return frames[at]!;
    const all = root.querySelectorAll("*");
    for (let at = 0; at < all.length; at++) {
      const shadow = all[at]!.shadowRoot;
      const found = shadow && search(shadow);
      if (found) return found;
    }
    return undefined;
  };
  return search(parent.document);
}
