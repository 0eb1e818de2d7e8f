/** The stages of a request, as the browser has timed them. */

export type Timed = PerformanceResourceTiming & { contentType?: string };

const CONNECTING = ["domainLookupStart", "domainLookupEnd", "connectStart", "secureConnectionStart", "connectEnd"];
const ASKING = ["requestStart", "responseStart", "responseEnd"];

/** In ms since the request began. -1 if not known, and for stages that were skipped. */
export function timingOf(entry: Timed): Record<string, number> {
  const reused = entry.domainLookupStart === entry.fetchStart && entry.connectEnd === entry.fetchStart;
  const since = (moment: string) => {
    const at = entry[moment as keyof Timed] as number;
    return at && !(reused && CONNECTING.includes(moment)) ? at - entry.startTime : -1;
  };
  return Object.fromEntries([...CONNECTING, ...ASKING].map((moment) => [moment, since(moment)]));
}
