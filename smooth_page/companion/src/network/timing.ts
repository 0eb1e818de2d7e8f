/** When the stages of a request began and ended, as Request.timing has it: ms since its start. */
import type { Protocol } from "devtools-protocol/types/protocol";

type Response = Protocol.Network.Response;

/** ms since 1970. The browser's own clocks are in seconds, and only one of them is a wall clock. */
export function startOf({ timing }: Response, wallTime: number, timestamp: number): number {
  return timing ? (timing.requestTime - timestamp + wallTime) * 1000 : wallTime * 1000;
}

/** `end`: on the browser's monotonic clock. */
export function timingOf(response: Response | undefined, end: number | undefined): Record<string, number> {
  const timing = response?.timing;
  if (!timing) return {};
  const { dnsStart, dnsEnd, connectStart, sslStart, connectEnd, sendStart, receiveHeadersEnd, requestTime } = timing;
  const at = {
    domainLookupStart: dnsStart,
    domainLookupEnd: dnsEnd,
    connectStart,
    secureConnectionStart: sslStart,
    connectEnd,
    requestStart: sendStart,
    responseStart: receiveHeadersEnd,
  };
  return end === undefined ? at : { ...at, responseEnd: Math.max((end - requestTime) * 1000, receiveHeadersEnd) };
}
