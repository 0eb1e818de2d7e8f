/** News until Python has confirmed that it has seen them. */
import type { News } from "../contract";

/** A page that logs without end must not eat the memory, nor a turn carry it all. */
const MOST = 10_000;

export class NewsQueue {
  #news: News[] = [];
  #last: number;

  /** Numbers go on growing from document to document, so that what was acknowledged in one means nothing in the next. */
  constructor(milliseconds: number) {
    this.#last = Math.floor(milliseconds * 1000);
  }

  add(news: Omit<News, "seq">): void {
    this.#news.push({ ...news, seq: ++this.#last } as News);
    if (this.#news.length > MOST) this.#news.shift();
  }

  acknowledge(seen: number): void {
    const seq = Math.min(seen, this.#last); // Python may still count another document's
    this.#news = this.#news.filter((item) => item.seq > seq);
  }

  unseen(): News[] {
    return this.#news.slice();
  }
}
