/** What a tab reports to Python: with the document that it shows, and again with the next one until Python has seen it. */
import type { Reply } from "../../runtime/src/contract";
import type { CompanionNews } from "../../runtime/src/companion/channel";
import type { DetailsOf, Kind, PageCall, Unnumbered } from "../../runtime/src/kernel/news_queue";
import { Signal } from "./signal";
import type { Tab } from "./tab";
import type { Document } from "./target";

type Item = Unnumbered | PageCall;

/** What is to be reported. `rest`: what it lacks, for which documents are asked. */
interface Coming {
  item: Item;
  rest?: Promise<object>;
}

export class TabNews {
  /** What Python has not seen yet. */
  #unseen: CompanionNews[] = [];
  #sending = false;
  /** In their order: those that lack something, and those after them. */
  #coming: Coming[] = [];
  readonly #came = new Signal();

  constructor(private readonly tab: Tab) {}

  /** A dialog does not wait for what came before: while it is open, documents that are asked may not answer. */
  tell(...news: Item[]): void {
    if (!this.#coming.length || news.some(({ kind }) => kind === "dialogcall")) this.#number(news);
    else this.#coming.push(...news.map((item) => ({ item })));
    this.flush();
  }

  /** Reports something once the rest of it is known. What is reported after that comes later. */
  tellWith(rest: Promise<object>, item: Unnumbered): void {
    if (this.#coming.push({ item, rest }) === 1) void this.#complete();
  }

  async #complete(): Promise<void> {
    for (let next = this.#coming[0]; next; next = this.#coming[0]) {
      const item = { ...next.item, ...(await next.rest) };
      if (this.#coming[0] !== next) return; // the tab has been closed
      this.#coming.shift();
      this.#number([item]);
      this.flush();
    }
    this.#came.emit();
  }

  #number(news: Item[]): void {
    const { companion } = this.tab;
    this.#unseen.push(...news.map((item) => ({ ...item, companionSeq: companion.nextNumber() }) as CompanionNews));
    if (news.some(isCall)) this.tab.shown?.loaded.resolve(false);
  }

  /** Whether there is something that Python is asked. */
  get asks(): boolean {
    return this.#unseen.some(isCall) || this.#coming.some(({ item }) => isCall(item));
  }

  get isSettled(): boolean {
    return !this.#coming.length;
  }

  /** Resolves when all news so far are on their way. */
  settled(): Promise<void> {
    return this.#came.until(() => this.isSettled);
  }

  /** What Python has not seen of a tab that is closed, in the form of a document's last reply. Without calls of handlers, which nothing waits for. */
  last(): Reply {
    this.#number(this.#coming.splice(0).map(({ item }) => item)); // no document answers any more
    const items = this.#unseen.filter((item) => !isCall(item));
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
    return this.tab.pass(`received(${JSON.stringify(news)})`);
  }

  /** What comes while the document takes some is sent together. */
  async #sendAll(): Promise<void> {
    this.#sending = true;
    for (let sent = this.send(); sent; sent = this.send()) await sent;
    this.#sending = false;
  }
}

function isCall({ kind }: { kind: string }): boolean {
  return kind.endsWith("call");
}
