/** News that Python has not confirmed yet. */
import type { News } from "../contract";

/** Limits memory and the size of a turn if a page logs without end. */
const MOST = 10_000;

export class NewsQueue {
  #news: News[] = [];
  #last: number;

  /** Numbers grow from document to document, so that an acknowledgement for one document means nothing in the next. */
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
