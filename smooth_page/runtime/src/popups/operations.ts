/**
 * Windows that a page opens: operations on them.
 *
 * - watch, opening, links: notice windows that scripts, links and forms open
 * - family, popup: the windows, each with a kernel of its own
 */
import type { Commands } from "../commands";
import { type Call, Failure, type Operations, type Running, sleep } from "../kernel/operation";
import { CLOSED } from "./closed";
import { isReachable, type Popup } from "./popup";

const PACE = 10; // ms

export const operations: Operations = {
  "popup.close": { run: close },
  "popup.goto": { run: goto },
};

/** False if it is closed already, or if it asks and stays open. */
function* close(call: Call<Commands["popup.close"]["params"]>): Running<boolean> {
  const popup = call.kernel.family!.find(call.params.popup);
  if (!popup) return false;
  call.kernel.outside(() => popup.window.close());
  yield* sleep(0);
  return popup.window.closed;
}

/** Waits until another document is there, or the same one if only the hash changes. */
function* goto(call: Call<Commands["popup.goto"]["params"]>): Running<null> {
  const popup = call.kernel.family!.find(call.params.popup);
  if (!popup) throw new Failure("closed", CLOSED);
  const { window } = popup;
  const before = seen(popup);
  call.dispatched = true;
  call.kernel.outside(() => window.location.assign(call.params.url));
  if (before && window.location.href === call.params.url && sameButHash(before.href, call.params.url)) return null;
  while (before && isReachable(window) && window.document === before.document) yield* sleep(PACE);
  return null;
}

function seen({ window }: Popup): { document: Document; href: string } | undefined {
  return isReachable(window) ? { document: window.document, href: window.location.href } : undefined;
}

function sameButHash(from: string, to: string): boolean {
  return to.includes("#") && from.split("#")[0] === to.split("#")[0];
}
