/** How the document was loaded. */
import type { Arrival } from "../commands";
import type { Call } from "../kernel/operation";

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
