/** A tab: its page, and the frames and workers that the browser runs apart from it, each a target of its own. */
import type { Protocol } from "devtools-protocol/types/protocol";
import type { Told } from "../../runtime/src/companion/channel";
import type { Unnumbered } from "../../runtime/src/kernel/news_queue";
import type { Companion } from "./companion";
import type { TabId } from "./hosts/host";
import { Loading } from "./documents/loading";
import { withKernel } from "./documents/scripts";
import { type Document, Target } from "./target";

export class Tab {
  readonly page: Target;
  /** The frame that shows the page itself. */
  main: Protocol.Page.FrameId = "";
  readonly loading = new Loading(this);
  /** By DevTools session. */
  readonly #targets = new Map<string, Target>();
  /** What Python has not seen yet. */
  #news: Told[] = [];
  #attaching: Promise<void> | undefined;

  /** `window` is how Python calls it. */
  constructor(
    readonly companion: Companion,
    readonly id: TabId,
    readonly window = `tab:${id}`,
  ) {
    this.page = new Target(this, undefined, "page");
  }

  get targets(): Target[] {
    return [this.page, ...this.#targets.values()];
  }

  /** Rejects if the browser has closed it, or does not let it be debugged. */
  attach(): Promise<void> {
    return (this.#attaching ??= this.#attach());
  }

  async #attach(): Promise<void> {
    await this.companion.host.attach(this.id);
    await this.page.open();
    this.main = (await this.page.send("Page.getFrameTree")).frameTree.frame.id;
  }

  /** The document that it shows, as soon as there is one. */
  async document(): Promise<Document> {
    await this.attach();
    for (;;) {
      const document = this.page.documentOf(this.main);
      if (document) return document;
      await this.page.another();
    }
  }

  /** Puts the runtime into the documents that are there, and into those to come. */
  async install(): Promise<void> {
    await Promise.all(this.targets.map((target) => target.install()));
  }

  /** New documents begin with other settings. */
  async renew(): Promise<void> {
    await Promise.all(this.targets.map((target) => target.renew()));
  }

  // -- news ----------------------------------------------------------------------------------------------------------

  /** Reports something to Python, with the document that the tab shows, or the next one. */
  tell(news: Unnumbered): void {
    this.#news.push({ ...news, told: this.companion.nextNumber() } as Told);
    void this.call(`told(${JSON.stringify(this.#news)})`);
  }

  /** Python has seen the news up to that number. */
  seen(told: number): void {
    this.#news = this.#news.filter((item) => item.told > told);
  }

  get unseen(): Told[] {
    return this.#news;
  }

  /** Calls a method of the channel in the document that the tab shows, if the runtime is there. */
  async call(method: string): Promise<void> {
    const document = this.page.documentOf(this.main);
    const { entry } = this.companion;
    if (!document || !entry) return;
    try {
      await this.page.evaluate(document, withKernel(entry, `(kernel) => void kernel.channel?.${method}`));
    } catch {
      // The document is gone, or the runtime is not there. The next document asks for the news.
    }
  }

  // -- what the browser reports --------------------------------------------------------------------------------------

  event(session: string | undefined, method: string, params: unknown): void {
    const target = session === undefined ? this.page : this.#targets.get(session);
    if (method === "Target.attachedToTarget") this.#attached(params as Protocol.Target.AttachedToTargetEvent);
    else if (method === "Target.detachedFromTarget")
      this.#targets.delete((params as Protocol.Target.DetachedFromTargetEvent).sessionId);
    else target?.event(method, params);
    if (session === undefined) this.loading.event(method, params);
  }

  /** The browser runs something apart from the page. It waits until the runtime is in place. */
  #attached({ sessionId, targetInfo }: Protocol.Target.AttachedToTargetEvent): void {
    const target = new Target(this, sessionId, targetInfo.type);
    this.#targets.set(sessionId, target);
    target.open().catch((error: unknown) => {
      this.#targets.delete(sessionId);
      console.warn("not attached", targetInfo.type, error); // it has ended meanwhile
    });
  }
}
