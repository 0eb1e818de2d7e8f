/** How far a document has been loaded. */
import type { LoadState } from "../commands";
import type { Call, Running } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { until } from "./until";

/** ms without a request that end `networkidle`. */
const IDLE = 500;

/** Until the document of the call's frame, or of another, has reached the state. Asks for the realm at each attempt. */
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
 * Loaded, and no request has ended for half a second. Requests that are under way cannot be seen from inside a page
 * until they end, so one that takes longer than that is missed.
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
