/**
 * Waiting for elements, documents and addresses.
 *
 * - until, retries, changes, schedule: the loop, how often it tries, and what makes it try at once
 * - states, element_state, selector, loading, match_text: what is waited for
 * - handlers: locator handlers, which run before attempts
 * - call_log: the lines of a call log that repeat
 */
import type { Commands } from "../commands";
import { type Call, type Operations, type Running, sleep } from "../kernel/operation";
import { waitForElementState } from "./element_state";
import { loaded } from "./loading";
import { matchesText } from "./match_text";
import { waitForSelector } from "./selector";
import { until } from "./until";

function* waitForTime(call: Call<Commands["wait.time"]["params"]>): Running<null> {
  yield* sleep(call.params.ms);
  return null;
}

function* waitForLoadState(call: Call<Commands["page.loadState"]["params"]>): Running<null> {
  yield* loaded(call, call.params.state);
  return null;
}

function* waitForUrl(call: Call<Commands["page.waitForUrl"]["params"]>): Running<null> {
  const { url, waitUntil } = call.params;
  yield* until(call, () => matchesText(call.realm.window.location.href, url) || undefined);
  yield* loaded(call, waitUntil);
  return null;
}

export const operations: Operations = {
  "wait.selector": { run: waitForSelector },
  "wait.elementState": { run: waitForElementState },
  "wait.time": { run: waitForTime },
  "page.loadState": { run: waitForLoadState },
  "page.waitForUrl": { run: waitForUrl },
};
