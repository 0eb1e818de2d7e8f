/**
 * Reports the requests of a page, as far as its scripts can know them: fetch and XMLHttpRequest as they happen,
 * everything else when the browser has timed it. Headers that the browser adds and steps of redirects can't be seen.
 */
import type { WatchedWindow } from "../events/watched_window";
import { Ledger } from "./ledger";
import { watchPosts } from "./posted_forms";
import { watchFetch } from "./watched_fetch";
import { watchResources } from "./resources";
import { watchXhr } from "./watched_xhr";

export function watchNetwork(watched: WatchedWindow): () => void {
  const ledger = new Ledger(watched);
  watchFetch(watched, ledger);
  watchXhr(watched, ledger);
  watchPosts(watched);
  return watchResources(watched, ledger);
}
