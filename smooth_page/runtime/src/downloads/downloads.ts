/**
 * What links give as files. Nobody in a page sees what the browser downloads, so while Python listens for downloads,
 * the page fetches what a link leads to: a file is kept for Python, and to anything else the link is followed.
 */
import type { News, Wire } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { randomName } from "../kernel/random";
import type { Realm } from "../kernel/realms";

type Link = HTMLAnchorElement | HTMLAreaElement;

export interface Kept {
  body: Promise<ArrayBuffer> | undefined;
  control: AbortController;
  /** Goes where the link leads. */
  follow: () => void;
}

/** Types that a browser shows. */
const SHOWN = /^(text|image|audio|video)\/|[/+](xml|json|javascript|pdf)\b|^$/i;

export class Downloads {
  readonly kept = new Map<string, Kept>();

  constructor(private readonly kernel: Kernel) {}

  /** Whether a click on the link may bring a file. */
  wants(link: Link, event: MouseEvent): boolean {
    if (!this.kernel.settings.observe?.includes("download")) return false;
    if (event.type !== "click" || event.ctrlKey || event.metaKey || event.shiftKey) return false;
    const url = new URL(link.href, link.ownerDocument.baseURI);
    if (["blob:", "data:"].includes(url.protocol)) return isSure(link, event);
    const here = link.ownerDocument.URL.split("#")[0];
    return /^https?:$/.test(url.protocol) && (link.hasAttribute("download") || !url.hash || url.href.split("#")[0] !== here);
  }

  /** Begins to fetch, at once: a page may take a blob's address back right after the click. Gives what settles it. */
  take(realm: Realm, link: Link, event: MouseEvent, follow: () => void): () => void {
    const { window } = realm;
    const control = new window.AbortController();
    const { href, download } = link;
    const sure = isSure(link, event);
    const asked = quietly(window.fetch(href, { credentials: "include", signal: control.signal }));
    const told = { frame: realm.id, url: href, name: sure ? download : "", sure };
    return () => void this.#settle(asked, told, { body: undefined, control, follow });
  }

  async #settle(asked: Promise<Response | undefined>, told: { url: string; sure: boolean; [detail: string]: Wire }, kept: Kept) {
    const response = await asked;
    this.kernel.inside(() => {
      if (!response) {
        if (/^https?:/.test(told.url)) this.#tell({ ...told, unread: true, disposition: "" }, kept);
        return;
      }
      const disposition = response.headers.get("content-disposition") ?? "";
      const type = response.headers.get("content-type") ?? "";
      if (!told.sure && !/^\s*attachment/i.test(disposition) && SHOWN.test(type)) {
        kept.control.abort();
        kept.follow();
        return;
      }
      const body = response.arrayBuffer();
      void quietly(body); // a failure is told to who reads it
      this.#tell({ ...told, url: response.url || told.url, unread: false, disposition }, { ...kept, body });
    });
  }

  #tell(details: Record<string, Wire>, kept: Kept): void {
    const download = randomName();
    this.kept.set(download, kept);
    this.kernel.tell({ kind: "download", download, ...details } as Omit<News, "seq">);
  }
}

/** The link says so, and has the right to. */
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
