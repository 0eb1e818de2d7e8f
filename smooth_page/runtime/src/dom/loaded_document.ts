/** How a document was loaded, as far as it knows that itself. */
import type { Arrival } from "../commands";

interface Entry extends PerformanceNavigationTiming {
  responseStatus: number;
  contentType?: string;
  deliveryType?: string;
}

/** Status 0 if there is no HTTP response: about:blank, data: URLs. */
export function arrivalOf({ performance, document }: Window & typeof globalThis): Arrival {
  const entry = performance.getEntriesByType("navigation")[0] as Entry | undefined;
  return {
    url: entry?.name ?? document.URL,
    status: entry?.responseStatus ?? 0,
    redirects: entry?.redirectCount ?? 0,
    startTime: performance.timeOrigin,
    contentType: entry?.contentType || document.contentType,
    fromCache: entry?.deliveryType === "cache",
  };
}
