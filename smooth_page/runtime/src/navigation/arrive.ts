/** Waits for a document to come or to be replaced, and says how it was loaded. */
import type { Arrival, Commands } from "../commands";
import { type Call, type Running, sleep } from "../kernel/operation";
import type { Realm } from "../kernel/realms";
import { loaded } from "../waiting/loading";

/** Waits for the load state, in a document other than `after` if that is given. Returns how the document was loaded. */
export function* arrive(call: Call<Commands["page.arrive"]["params"]>): Running<Commands["page.arrive"]["result"]> {
  const { state, after, network } = call.params;
  const { doc } = call.kernel;
  if (doc === after || (network && !isOfNetwork(call.kernel.main()))) yield* sleep(Infinity); // the next document starts this operation anew
  yield* loaded(call, state);
  return network ? { ...response(call), age: call.kernel.now() } : response(call);
}

/** False for the empty document that a tab begins with, and for the browser's own error pages. */
function isOfNetwork({ window }: Realm): boolean {
  return /^https?:$/.test(window.location.protocol);
}

/** Waits until the page shows another document, which starts this operation anew. */
export function* left(call: Call<Commands["page.left"]["params"]>): Running<null> {
  if (call.kernel.doc === call.params.doc) yield* sleep(Infinity);
  return null;
}

interface Entry extends PerformanceNavigationTiming {
  responseStatus: number;
  contentType?: string;
  deliveryType?: string;
}

/** Status 0 if there is no HTTP response: about:blank, data: URLs. */
export function response(call: Call): Arrival {
  const { window, document } = call.realm;
  const entry = window.performance.getEntriesByType("navigation")[0] as Entry | undefined;
  return {
    url: entry?.name ?? document.URL,
    status: entry?.responseStatus ?? 0,
    redirects: entry?.redirectCount ?? 0,
    startTime: window.performance.timeOrigin,
    contentType: entry?.contentType || document.contentType,
    fromCache: entry?.deliveryType === "cache",
  };
}
