/** Requests that no script makes: the document itself, its scripts, styles, pictures. Told once the browser has timed them. */
import type { Place } from "../place";
import type { Ledger } from "./ledger";
import { resourceType } from "./resource_type";

type Timed = PerformanceResourceTiming & { contentType?: string };

export function watchResources(place: Place, ledger: Ledger): void {
  const { window, kernel } = place;
  const failed = new Set<string>();
  const elementFailed = place.listener((event) => {
    const { src, href } = event.target as Partial<HTMLImageElement & HTMLLinkElement>;
    if (src || href) failed.add((src || href)!);
  });
  window.addEventListener("error", elementFailed, true);
  const [document] = window.performance.getEntriesByType("navigation") as Timed[];
  if (!place.late && document && /^https?:/.test(window.document.URL)) tell(place, ledger, { ...timed(document), name: window.document.URL }, false);
  const observer = new window.PerformanceObserver((list) =>
    kernel.inside(() => {
      for (const entry of list.getEntries() as Timed[])
        if (isOfInterest(entry, window, ledger)) tell(place, ledger, timed(entry), failed.has(entry.name));
    }),
  );
  observer.observe({ type: "resource", buffered: !place.late });
}

/** An entry has getters only. */
function timed(entry: Timed): Timed {
  return entry.toJSON();
}

function isOfInterest(entry: Timed, window: Window, ledger: Ledger): boolean {
  const { name, initiatorType } = entry;
  if (!/^https?:/.test(name)) return false;
  if (initiatorType === "fetch" || initiatorType === "xmlhttprequest") return !ledger.wasTold(name);
  // Documents of frames are told by the frames, where these are within reach.
  if (initiatorType === "iframe" || initiatorType === "frame") return new URL(name).origin !== window.location.origin;
  return !(initiatorType === "other" && name.endsWith("/favicon.ico"));
}

function tell(place: Place, ledger: Ledger, entry: Timed, elementFailed: boolean): void {
  const { name: url, responseStatus: status, contentType } = entry;
  const type = resourceType(entry);
  const navigation = type === "document";
  const asked = { url, method: "GET", resourceType: type, headers: [], postData: null, navigation };
  const request = place.kernel.interceptor?.released(url) ?? ledger.asked(asked, entry.startTime);
  const sameOrigin = new URL(url).origin === place.window.location.origin;
  if (!status && (sameOrigin || elementFailed)) return ledger.failed(request, "net::ERR_FAILED");
  const headers: [string, string][] = contentType ? [["content-type", contentType]] : [];
  ledger.answered(request, { url, status, statusText: "", headers });
  ledger.finished(request, entry.encodedBodySize, timingOf(entry));
}

const MOMENTS = [
  ...["domainLookupStart", "domainLookupEnd", "connectStart", "secureConnectionStart", "connectEnd"],
  ...["requestStart", "responseStart", "responseEnd"],
] as const;

function timingOf(entry: Timed): Record<string, number> {
  const since = (moment: string) => {
    const at = entry[moment as keyof Timed] as number;
    return at ? at - entry.startTime : -1;
  };
  return Object.fromEntries(MOMENTS.map((moment) => [moment, since(moment)]));
}
