/**
 * Requests that no script makes: the document itself, its scripts, style sheets and pictures. Reported once the browser
 * has timed them.
 */
import type { WatchedWindow } from "../events/watched_window";
import type { Ledger } from "./ledger";
import { resourceType } from "./resource_type";
import { type Timed, timingOf } from "./timing";

export function watchResources(watched: WatchedWindow, ledger: Ledger): () => void {
  const { window, kernel } = watched;
  const failed = new Set<string>();
  const elementFailed = watched.listener((event) => {
    const { src, href } = event.target as Partial<HTMLImageElement & HTMLLinkElement>;
    if (src || href) failed.add((src || href)!);
  });
  window.addEventListener("error", elementFailed, true);
  const take = (entries: PerformanceEntryList) => {
    for (const entry of entries as Timed[])
      if (isOfInterest(entry, window, ledger)) tell(watched, ledger, timed(entry), failed.has(entry.name));
  };
  const observer = new window.PerformanceObserver((list) => kernel.inside(() => take(list.getEntries())));
  observer.observe({ type: "resource", buffered: !watched.late });
  const lookAtDocument = watchDocument(watched, ledger);
  return () => {
    lookAtDocument();
    if (kernel.settings.allRequests) take(observer.takeRecords()); // Python waits for these
  };
}

/** The first document of a frame keeps the window of the empty one before it. */
function watchDocument(watched: WatchedWindow, ledger: Ledger): () => void {
  const { window, kernel } = watched;
  let reported = watched.late ? window.document : undefined;
  return () => {
    const { document } = window;
    if (document === reported || document.readyState === "loading" || !/^https?:/.test(document.URL)) return;
    reported = document;
    if (watched.frame === "main" && kernel.interceptor?.wrote) return;
    const [entry] = window.performance.getEntriesByType("navigation") as Timed[];
    // A document that was written into an empty one has been reported by what wrote it.
    if (entry && /^https?:/.test(entry.name)) tell(watched, ledger, { ...timed(entry), name: document.URL }, false);
  };
}

/** Copies the entry, which has only getters. */
function timed(entry: Timed): Timed {
  return entry.toJSON();
}

function isOfInterest(entry: Timed, window: Window, ledger: Ledger): boolean {
  const { name, initiatorType } = entry;
  if (!/^https?:/.test(name)) return false;
  // If a request has a user name and a password, the browser's entry contains them.
  if (initiatorType === "fetch" || initiatorType === "xmlhttprequest") return !ledger.wasReported(name.replace(/\/\/[^/?#]*@/, "//"));
  // Documents of frames are reported by their own windows if these are reachable.
  if (initiatorType === "iframe" || initiatorType === "frame") return new URL(name).origin !== window.location.origin;
  return !(initiatorType === "other" && name.endsWith("/favicon.ico"));
}

function redirectsOf({ redirectCount }: Timed & { redirectCount?: number }): number {
  return redirectCount ?? 0;
}

function tell(watched: WatchedWindow, ledger: Ledger, entry: Timed, elementFailed: boolean): void {
  const { name: url, responseStatus: status, contentType } = entry;
  const type = resourceType(entry);
  const navigation = type === "document";
  const asked = { url, method: "GET", resourceType: type, headers: [], postData: null, navigation, redirects: redirectsOf(entry) };
  const { interceptor } = watched.kernel;
  const released = interceptor?.released(url);
  // Requests of scripts may have been redirected to an address that is routed.
  const byScript = navigation || type === "fetch" || type === "xhr";
  if (!released && !byScript && interceptor?.missed(url, entry.startTime)) watched.tell("unrouted", { url, resourceType: type });
  const request = released ?? ledger.asked(asked, entry.startTime);
  const sameOrigin = new URL(url).origin === watched.window.location.origin;
  if (!status && (sameOrigin || elementFailed)) return ledger.failed(request, "net::ERR_FAILED");
  const headers: [string, string][] = contentType ? [["content-type", contentType]] : [];
  ledger.answered(request, { url, status, statusText: "", headers });
  ledger.finished(request, entry.encodedBodySize, timingOf(entry));
}
