/**
 * Blobs that the browser downloads. A page may revoke their URLs right after a click, so each is fetched as soon as a
 * navigation to it begins.
 */
import type { NavigateEvent } from "../dom/navigate_event";
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";
import { replaceMethod } from "../kernel/replace";
import { toBase64 } from "../values/bytes";

/** So many URLs are known by their blobs. */
const KNOWN = 1_000;

export class Blobs {
  /** What URLs were made for: a policy of the page may forbid to fetch them. */
  readonly #made = new Map<string, WeakRef<Blob>>();
  readonly #begun = new Map<string, Promise<ArrayBuffer>>();
  readonly #watched = new WeakSet<object>();

  constructor(private readonly kernel: Kernel) {}

  /** Called when there may be a new document. */
  look(): void {
    for (const realm of this.kernel.realms()) {
      const { navigation } = realm.window as { navigation?: EventTarget };
      if (!navigation || this.#watched.has(navigation)) continue;
      this.#watched.add(navigation);
      this.#watchMaking(realm.window);
      const begins = (event: Event) => this.#begins(realm, (event as NavigateEvent).destination.url);
      navigation.addEventListener("navigate", (event) => this.kernel.inside(() => begins(event)));
    }
  }

  #watchMaking({ URL, Blob }: Window & typeof globalThis): void {
    replaceMethod(URL, "createObjectURL", (native, _, [object]: unknown[]) => {
      const url = native() as string;
      this.kernel.inside(() => {
        if (!(object instanceof Blob)) return;
        this.#made.set(url, new WeakRef(object));
        if (this.#made.size > KNOWN) this.#made.delete(this.#made.keys().next().value!);
      });
      return url;
    });
  }

  #begins(realm: Realm, url: string): void {
    if (!url.startsWith("blob:") || !this.kernel.settings.observe?.includes("download")) return;
    const content = this.#content(realm.window, url);
    content.catch(() => undefined); // the reader gets it
    this.#begun.set(url, content);
  }

  /** The companion calls this. Returns the blob in base64. */
  read(url: string): Promise<string> {
    return this.kernel.inside(() => this.#read(url));
  }

  async #read(url: string): Promise<string> {
    const content = this.#begun.get(url) ?? this.#content(this.kernel.main().window, url);
    this.#begun.delete(url);
    const bytes = await content;
    return this.kernel.inside(() => toBase64(new Uint8Array(bytes)));
  }

  #content(window: Window & typeof globalThis, url: string): Promise<ArrayBuffer> {
    return this.#made.get(url)?.deref()?.arrayBuffer() ?? fetched(window, url);
  }
}

async function fetched(window: Window & typeof globalThis, url: string): Promise<ArrayBuffer> {
  return (await window.fetch(url)).arrayBuffer();
}
