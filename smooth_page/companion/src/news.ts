/** What a tab reports to Python: with the document that it shows, and again with the next one until Python has seen it. */
import type { Reply } from "../../runtime/src/contract";
import type { CompanionNews } from "../../runtime/src/companion/channel";
import type { DetailsOf, Kind, PageCall, Unnumbered } from "../../runtime/src/kernel/news_queue";
import type { Tab } from "./tab";
import type { Document } from "./target";

export class TabNews {
  /** What Python has not seen yet. */
  #unseen: CompanionNews[] = [];
  #sending = false;

  constructor(private readonly tab: Tab) {}

  tell(...news: (Unnumbered | PageCall)[]): void {
    const { companion } = this.tab;
    this.#unseen.push(...news.map((item) => ({ ...item, companionSeq: companion.nextNumber() }) as CompanionNews));
    this.flush();
  }

  /** What Python has not seen of a tab that is closed, in the form of a document's last reply. Without calls of handlers, which nothing waits for. */
  last(): Reply {
    const items = this.#unseen.filter(({ kind }) => !kind.endsWith("call"));
    const news = items.map((item) => ({ ...item, seq: item.companionSeq })) as Reply["news"];
    return { doc: `last of ${this.tab.window}`, outcomes: [], news, chunks: [], leaving: true };
  }

  /** What Python has not seen of that kind. */
  unseen<K extends Kind>(kind: K): DetailsOf<K>[] {
    return this.#unseen.filter((item) => item.kind === kind) as unknown as DetailsOf<K>[];
  }

  /** Sends what the document that the tab shows does not have yet. */
  flush(): void {
    if (!this.#sending) void this.#sendAll();
  }

  /** Python has seen the news up to that number. */
  seen(companionAck: number): void {
    this.#unseen = this.#unseen.filter((item) => item.companionSeq > companionAck);
  }

  /** A document begins. Returns the news for it. */
  arrived(document: Document): CompanionNews[] {
    this.tab.routing.arrived(this.#unseen as unknown as Unnumbered[]);
    document.sentNews = this.#unseen.at(-1)?.companionSeq ?? 0;
    return this.#unseen;
  }

  /** Sends the document what it does not have yet; whatever is sent to it after that comes later. */
  send(): Promise<void> | undefined {
    const { shown } = this.tab;
    if (shown?.sentNews === undefined) return undefined; // one that has just begun asks for them itself
    const { sentNews } = shown;
    const news = this.#unseen.filter((item) => item.companionSeq > sentNews);
    if (!news.length) return undefined;
    shown.sentNews = news.at(-1)!.companionSeq;
    return this.tab.call(`received(${JSON.stringify(news)})`);
  }

  /** What comes while the document takes some is sent together. */
  async #sendAll(): Promise<void> {
    this.#sending = true;
    for (let sent = this.send(); sent; sent = this.send()) await sent;
    this.#sending = false;
  }
}
