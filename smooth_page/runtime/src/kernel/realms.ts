/** The documents that scripts of the main window can reach: its own, and those of same-origin frames, however deep. */
import type { FrameId, FrameInfo } from "../contract";
import { frameInfo, MAIN } from "./frame_info";
import { Failure } from "./operation";
import { randomName } from "./random";
import { ShadowFrames } from "./shadow_frames";

type AnyWindow = Window & typeof globalThis;

export interface Realm {
  readonly id: FrameId;
  readonly window: AnyWindow;
  readonly document: Document;
  readonly parent: Realm | undefined;
  /** The <iframe> that shows it. */
  readonly element: Element | undefined;
}

/** A frame as its parent sees it: its window, and its element if that can be found. */
interface Child {
  inner: AnyWindow;
  element: Element | undefined;
}

export class Realms {
  /** Frames keep their id as long as their element exists; if that can't be found, as long as their window does. */
  readonly #ids = new WeakMap<object, FrameId>();
  readonly #docs = new WeakMap<Document, string>();
  readonly shadowFrames = new ShadowFrames();
  #lastFrame = 0;

  constructor(
    readonly window: AnyWindow,
    /** Part of every id, so that no frame of another document has the same. */
    readonly doc: string,
    /** Called with the window of a frame before anything is done with it. */
    private readonly cover: (frame: AnyWindow) => void,
    private readonly written: WeakMap<Document, DocumentReadyState>,
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
    if (this.tree().some((frame) => frame.id === id))
      throw new Failure("frame", "The frame shows a document of another origin, which scripts can't access", { frame: id });
    throw new Failure("detached", "Frame was detached");
  }

  /** Parents before children. */
  all(): Realm[] {
    const found: Realm[] = [this.main()];
    for (let at = 0; at < found.length; at++) {
      const parent = found[at]!;
      for (const child of this.#children(parent)) {
        const realm = this.#reach(child, parent);
        if (realm) found.push(realm);
      }
    }
    return found;
  }

  of(node: Node): Realm | undefined {
    const document = node.nodeType === 9 ? (node as Document) : node.ownerDocument;
    const window = document?.defaultView;
    return window ? this.#ofWindow(window as AnyWindow) : undefined;
  }

  inside(element: Element): Realm | undefined {
    const inner = (element as HTMLIFrameElement).contentWindow as AnyWindow | null;
    const parent = inner && this.of(element);
    return parent ? this.#reach({ inner, element }, parent) : undefined;
  }

  /** The frame id that a <frame> or <iframe> has, reachable or not. */
  idOf(element: Element): FrameId | undefined {
    const inner = (element as HTMLIFrameElement).contentWindow;
    return inner ? this.#idFor(element) : undefined;
  }

  /** The <frame> or <iframe> of a frame, reachable or not. */
  elementOf(id: FrameId): Element | undefined {
    return this.all()
      .flatMap((realm) => this.#children(realm))
      .find(({ element }) => element && this.#idFor(element) === id)?.element;
  }

  /** The tree, frames of other origins included. */
  tree(): FrameInfo[] {
    const found: FrameInfo[] = [];
    const look = (realm: Realm) => {
      found.push(this.#info(realm));
      for (const child of this.#children(realm)) {
        const reached = this.#reach(child, realm);
        if (reached) look(reached);
        else found.push(this.#foreign(child, realm));
      }
    };
    look(this.main());
    return found;
  }

  /** In the order in which they were added, followed by those in shadow trees. */
  #children({ window, document }: Realm): Child[] {
    const children: Child[] = [];
    // `length` is the page's to replace, numbers are not.
    for (let at = 0; window[at]; at++) {
      const inner = window[at] as AnyWindow;
      children.push({ inner, element: elementOf(inner, document) });
    }
    for (const element of this.shadowFrames.in(document))
      if (element.contentWindow) children.push({ inner: element.contentWindow as AnyWindow, element });
    return children;
  }

  #ofWindow(window: AnyWindow): Realm | undefined {
    if (window === this.window) return this.main();
    const element = window.frameElement;
    const parent = element ? this.of(element) : undefined;
    return parent ? this.#reach({ inner: window, element: element! }, parent) : undefined;
  }

  #reach({ inner, element }: Child, parent: Realm): Realm | undefined {
    try {
      const { document } = inner; // throws for another origin
      if (document) this.cover(inner);
      return document ? { id: this.#idFor(element ?? inner), window: inner, document, parent, element } : undefined;
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
    const { document, element, window } = realm;
    let doc = this.#docs.get(document);
    if (!doc) this.#docs.set(document, (doc = randomName()));
    const name = element ? nameOf(element) : window.name;
    return frameInfo(realm.id, realm.parent?.id ?? null, name, window, doc, this.written.get(document));
  }

  #foreign({ inner, element }: Child, parent: Realm): FrameInfo {
    const id = this.#idFor(element ?? inner);
    const url = (element as HTMLIFrameElement | undefined)?.src ?? "";
    const name = element ? nameOf(element) : "";
    return { id, parent: parent.id, name, url, state: "complete", reachable: false, doc: id };
  }
}

function nameOf(element: Element): string {
  return element.getAttribute("name") || element.getAttribute("id") || "";
}

function elementOf(inner: AnyWindow, document: Document): Element | undefined {
  try {
    if (inner.frameElement) return inner.frameElement; // throws for another origin
  } catch {
    // Its parent knows.
  }
  for (const element of document.querySelectorAll("iframe, frame, object"))
    if ((element as HTMLIFrameElement).contentWindow === inner) return element;
  return undefined;
}
