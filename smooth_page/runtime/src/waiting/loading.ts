/** Load states of a document. */
import type { LoadState } from "../commands";
import { stateOf } from "../kernel/frame_info";
import { type Call, type Running, settled } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { until } from "./until";

/** Milliseconds without a request after which `networkidle` is reached. */
const IDLE = 500;

/**
 * Waits until the document of the call's frame, or of another one, has reached the state. Gets the realm at each
 * attempt.
 */
export function* loaded(call: Call, state: LoadState, realm: () => Realm = () => call.realm): Running<void> {
  const { channel, written } = call.kernel;
  const hasReached = ({ document, window }: Realm) => reaches(written.get(document) ?? stateOf(window), state);
  const reached = state === "networkidle" && !channel ? quiet(call, realm) : () => hasReached(realm());
  yield* until(call, () => reached() || undefined);
  if (state === "networkidle" && channel) yield* settled(channel.ask("network.idle", { frame: realm().id }));
}

function reaches(ready: DocumentReadyState, state: LoadState): boolean {
  if (state === "commit") return true;
  return state === "domcontentloaded" ? ready !== "loading" : ready === "complete";
}

/**
 * True if the document is loaded and no request has ended for half a second. A page's script can't see requests that
 * have not ended, so one that takes longer is missed.
 */
function quiet(call: Call, realm: () => Realm): () => boolean {
  let requests = -1;
  let since = 0;
  return () => {
    const now = call.kernel.now();
    const { window } = realm();
    const count = window.performance.getEntriesByType("resource").length;
    if (count !== requests || stateOf(window) !== "complete") {
      requests = count;
      since = now;
    }
    return now - since >= IDLE;
  };
}
