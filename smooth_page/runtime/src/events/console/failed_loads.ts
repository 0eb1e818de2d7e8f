/**
 * Reports what the browser writes to the console about failed loads. Scripts can't see these messages, but they see the
 * status.
 */
import type { FrameId } from "../../contract";
import type { Kernel } from "../../kernel/kernel";
import type { Timed } from "../../network/timing";
import type { WatchedWindow } from "../watched_window";

/** The server's reason phrase can't be read; HTTP/2 has none. */
const REASONS: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

export interface FailedLoad {
  url: string;
  status: number;
  statusText: string;
}

export function reportFailedLoad(kernel: Kernel, frame: FrameId, { url, status, statusText }: FailedLoad): void {
  if (status < 400 || !kernel.settings.observe?.includes("log")) return;
  const text = `Failed to load resource: the server responded with a status of ${status} (${statusText})`;
  const timestamp = kernel.timers.startedAtDate + kernel.now();
  kernel.tell({ kind: "console", frame, type: "error", text, args: [], location: { url, line: 0, column: 0 }, timestamp });
}

/** For resources of a document and requests of its scripts, from now on. */
export function watchFailedLoads({ kernel, window, frame }: WatchedWindow): () => void {
  const take = (entries: PerformanceEntryList) => {
    for (const { name: url, responseStatus: status, nextHopProtocol } of entries as Timed[]) {
      if (kernel.unreported?.has(url) || url.endsWith("/favicon.ico")) continue;
      const statusText = /^h[23]/.test(nextHopProtocol) ? "" : (REASONS[status] ?? "");
      reportFailedLoad(kernel, frame, { url, status, statusText });
    }
  };
  const observer = new window.PerformanceObserver((list) => kernel.inside(() => take(list.getEntries())));
  observer.observe({ type: "resource" });
  return () => take(observer.takeRecords());
}
