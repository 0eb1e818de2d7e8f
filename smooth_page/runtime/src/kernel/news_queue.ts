/** News that Python has not confirmed yet. */
import type { BindingCall, DialogCall, DownloadCall, News, OpenerHasNews, RouteCall, WebSocketCall, WebSocketClose, WebSocketMessage, WindowHasNews } from "../contract";

/** Each member of a union without some of its fields. */
type Without<T, Fields extends string> = T extends unknown ? Omit<T, Fields> : never;

/** News before they have their number. */
export type Unnumbered = Without<News, "seq">;
export type Kind = News["kind"];
/** What news of that kind say, beside the frame. */
export type DetailsOf<K extends Kind> = Omit<Extract<News, { kind: K }>, "seq" | "kind" | "frame">;
/** Calls from the page before they have their numbers. */
export type PageCall = Without<
  BindingCall | RouteCall | DownloadCall | DialogCall | WebSocketCall | WebSocketMessage | WebSocketClose | OpenerHasNews | WindowHasNews,
  "seq" | "id"
>;

/** Limits memory and the size of a turn if a page logs without end. */
const MOST = 10_000;

export class NewsQueue {
  #news: News[] = [];
  #last: number;

  /** Numbers grow from document to document, so that an acknowledgement for one document means nothing in the next. */
  constructor(milliseconds: number) {
    this.#last = Math.floor(milliseconds * 1000);
  }

  add(news: Unnumbered): void {
    this.#news.push({ ...news, seq: ++this.#last } as News);
    if (this.#news.length > MOST) this.#news.shift();
  }

  /** News that have their numbers: Python has received them, unless the reply got lost. */
  repeat(news: News[]): void {
    this.#news.push(...news);
    this.#last = Math.max(this.#last, news.at(-1)!.seq);
  }

  acknowledge(seen: number): void {
    const seq = Math.min(seen, this.#last); // Python may still count another document's
    this.#news = this.#news.filter((item) => item.seq > seq);
  }

  unseen(): News[] {
    return this.#news.slice();
  }
}
