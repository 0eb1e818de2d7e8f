/** When a request reached which stage, as the browser has timed it. */

export type Timed = PerformanceResourceTiming & { contentType?: string };

const CONNECTING = ["domainLookupStart", "domainLookupEnd", "connectStart", "secureConnectionStart", "connectEnd"];
const ASKING = ["requestStart", "responseStart", "responseEnd"];

/** ms since the request began, -1 for what is not known, and for stages that it had no need of. */
export function timingOf(entry: Timed): Record<string, number> {
  const reused = entry.domainLookupStart === entry.fetchStart && entry.connectEnd === entry.fetchStart;
  const since = (moment: string) => {
    const at = entry[moment as keyof Timed] as number;
    return at && !(reused && CONNECTING.includes(moment)) ? at - entry.startTime : -1;
  };
  return Object.fromEntries([...CONNECTING, ...ASKING].map((moment) => [moment, since(moment)]));
}
