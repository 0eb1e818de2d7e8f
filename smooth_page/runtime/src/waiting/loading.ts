/** Load states of a document. */
import type { LoadState } from "../commands";
import type { Call, Running } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { until } from "./until";

/** Milliseconds without a request after which `networkidle` is reached. */
const IDLE = 500;

/**
 * Waits until the document of the call's frame, or of another one, has reached the state. Gets the realm at each
 * attempt.
 */
export function* loaded(call: Call, state: LoadState, realm: () => Realm = () => call.realm): Running<void> {
  const reached = state === "networkidle" ? quiet(call, realm) : () => hasReached(realm(), state);
  yield* until(call, () => reached() || undefined);
}

function hasReached(realm: Realm, state: Exclude<LoadState, "networkidle">): boolean {
  const ready = realm.document.readyState;
  if (state === "load") return ready === "complete";
  return state === "commit" || ready !== "loading";
}

/**
 * True if the document is loaded and no request has ended for half a second. Pending requests can't be seen from inside
 * a page, so one that takes longer is missed.
 */
function quiet(call: Call, realm: () => Realm): () => boolean {
  let requests = -1;
  let since = 0;
  return () => {
    const now = call.kernel.now();
    const { window, document } = realm();
    const count = window.performance.getEntriesByType("resource").length;
    if (count !== requests || document.readyState !== "complete") {
      requests = count;
      since = now;
    }
    return now - since >= IDLE;
  };
}
