/**
 * Events of a page, reported as news.
 *
 * - observe, watched_window: installs the watchers in every window, as far as Python listens
 * - console, page_errors, dialogs, before_unload, file_choosers: one kind of event each
 * - dialog_decisions: what dialog listeners do, which Python has read from their code
 * - kept_news: console messages and errors that are kept without a listener
 * - bindings: exposed functions
 * - caller: locations in the page's scripts
 */
import { type Operations, sleep } from "../kernel/operation";

export const operations: Operations = {
  "page.watch": {
    *run(call) {
      yield* sleep(Infinity, (wake) => call.kernel.watchNews(wake));
      return null;
    },
  },
};
