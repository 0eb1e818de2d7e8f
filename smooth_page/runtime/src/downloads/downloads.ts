/**
 * Files that links, scripts and forms lead to. A page can't see what the browser downloads, so while Python listens for
 * downloads, the page first fetches each navigation target itself: a file is kept for Python, and to everything else
 * the page navigates.
 */
import type { FrameId } from "../contract";
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";
import { randomName } from "../kernel/random";
import type { Realm } from "../kernel/realms";
import { isFile } from "./files";
import { canPost, post, show } from "./posted";

type Link = HTMLAnchorElement | HTMLAreaElement;

export interface Kept {
  body: Promise<ArrayBuffer> | undefined;
  control: AbortController;
  /** Navigates to what is not a file. */
  follow: () => void;
}

interface About {
  url: string;
  name: string;
  /** The link has the attribute `download`. */
  sure: boolean;
}

export class Downloads {
  readonly kept = new Map<string, Kept>();
  /** The address of a navigation that was found not to be a file. */
  #passing: string | undefined;
  readonly #watched = new WeakSet<object>();

  constructor(private readonly kernel: Kernel) {}

  /** Called when there may be a new document: scripts and forms lead to files, too. */
  look(): void {
    for (const realm of this.kernel.realms()) {
      const { navigation } = realm.window as { navigation?: EventTarget };
      if (!navigation || this.#watched.has(navigation)) continue;
      this.#watched.add(navigation);
      navigation.addEventListener("navigate", (event) => this.kernel.inside(() => this.#navigates(realm, event as NavigateEvent)));
    }
  }

  /** Whether a click on the link may lead to a file. */
  wants(link: Link, event: MouseEvent): boolean {
    if (!this.#listens || event.type !== "click" || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const url = new URL(link.href, link.ownerDocument.baseURI);
    if (["blob:", "data:"].includes(url.protocol)) return isSure(link, event);
    const here = link.ownerDocument.URL.split("#")[0];
    return /^https?:$/.test(url.protocol) && (link.hasAttribute("download") || !url.hash || url.href.split("#")[0] !== here);
  }

  /**
   * Begins to fetch at once, because a page may revoke a blob's URL right after the click. Returns a function that
   * decides about the answer.
   */
  take(realm: Realm, link: Link, event: MouseEvent, follow: () => void): () => void {
    const sure = isSure(link, event);
    return this.#ask(realm, { url: link.href, name: sure ? link.download : "", sure }, follow);
  }

  /** Python has navigated there itself. Returns whether it is a file. */
  async begin(realm: Realm, url: string): Promise<boolean> {
    const { control, asked } = this.#fetch(realm, url);
    const about = { frame: realm.id, url, name: "", sure: false };
    return this.#settle(asked, about, { body: undefined, control, follow: () => undefined });
  }

  /** A script opens a window there, which the browser closes again if it is a file. */
  opened(realm: Realm, url: string): void {
    if (this.#listens && /^https?:/.test(url)) void this.begin(realm, url);
  }

  get #listens(): boolean {
    return this.#observes("download");
  }

  #observes(kind: string): boolean {
    return this.kernel.settings.observe?.includes(kind) ?? false;
  }

  /** The page posts the form itself, once. What is not a file is shown as it was received. */
  #posts(realm: Realm, event: NavigateEvent): void {
    if (!canPost(realm, event)) return;
    const { url } = event.destination;
    event.preventDefault();
    this.kernel.posts(event);
    const control = new realm.window.AbortController();
    void this.#answered(realm, url, control, quietly(post(realm, event, control.signal)));
  }

  async #answered(realm: Realm, url: string, control: AbortController, asked: Promise<Response | undefined>): Promise<void> {
    const response = await asked;
    this.kernel.inside(() => {
      if (!response) this.kernel.tell({ kind: "unanswered", url });
      else if (leadsToFile(response)) this.#keep(response, { frame: realm.id, url, name: "", sure: false }, { body: undefined, control, follow: () => undefined });
      else void show(this.kernel, realm, response);
    });
  }

  #navigates(realm: Realm, event: NavigateEvent): void {
    const { destination, hashChange, navigationType, downloadRequest, formData } = event;
    const passes = this.#passing === destination.url;
    this.#passing = undefined;
    if (passes || event.defaultPrevented || !event.cancelable || !this.#listens) return;
    if (formData) return this.#observes("posteddownload") ? this.#posts(realm, event) : undefined;
    if (hashChange || destination.sameDocument || typeof downloadRequest === "string") return;
    if (!["push", "replace"].includes(navigationType) || !/^https?:/.test(destination.url)) return;
    event.preventDefault();
    this.#ask(realm, { url: destination.url, name: "", sure: false }, () => realm.window.location.assign(destination.url))();
  }

  #fetch({ window }: Realm, url: string): { control: AbortController; asked: Promise<Response | undefined> } {
    const control = new window.AbortController();
    return { control, asked: quietly(window.fetch(url, { credentials: "include", signal: control.signal })) };
  }

  #ask(realm: Realm, about: About, follow: () => void): () => void {
    const { control, asked } = this.#fetch(realm, about.url);
    const pass = () => {
      this.#passing = about.url;
      follow();
    };
    return () => void this.#settle(asked, { frame: realm.id, ...about }, { body: undefined, control, follow: pass });
  }

  async #settle(asked: Promise<Response | undefined>, about: About & { frame: FrameId }, kept: Kept): Promise<boolean> {
    const response = await asked;
    return this.kernel.inside(() => {
      if (!response) {
        if (/^https?:/.test(about.url)) this.#askPython(about, kept);
        return false;
      }
      if (!about.sure && !leadsToFile(response)) {
        kept.control.abort();
        kept.follow();
        return false;
      }
      this.#keep(response, about, kept);
      return true;
    });
  }

  #keep(response: Response, about: About & { frame: FrameId }, kept: Kept): void {
    const body = response.arrayBuffer();
    void quietly(body); // reading it reports a failure
    const download = randomName();
    this.kept.set(download, { ...kept, body });
    const disposition = response.headers.get("content-disposition") ?? "";
    this.kernel.tell({ kind: "download", download, ...about, url: response.url || about.url, disposition });
  }

  /** The page can't see the answer, but Python may. */
  #askPython(about: About & { frame: FrameId }, { follow }: Kept): void {
    this.kernel.callPython({ kind: "downloadcall", download: randomName(), ...about, disposition: "" }, ({ value }) => void (value === true || follow()));
  }
}

function leadsToFile({ headers }: Response): boolean {
  return isFile(headers.get("content-disposition"), headers.get("content-type"));
}

/** The link has the attribute `download`, and its origin may use it. */
function isSure(link: Link, event: MouseEvent): boolean {
  const { origin, protocol } = new URL(link.href, link.ownerDocument.baseURI);
  const own = protocol === "blob:" || protocol === "data:" || origin === link.ownerDocument.defaultView?.origin;
  return event.altKey || (link.hasAttribute("download") && own);
}

async function quietly<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch {
    return undefined;
  }
}
