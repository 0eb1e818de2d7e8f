/** What users' DevTools sessions may do: what browsers let extensions do, without harm to the companion and other sessions. */

/** The domains that `chrome.debugger` has. */
export const DOMAINS = new Set(
  (
    "Accessibility Audits CacheStorage Console CSS Database Debugger DOM DOMDebugger DOMSnapshot Emulation Fetch IO Input " +
    "Inspector Log Network Overlay Page Performance Profiler Runtime Storage Target Tracing WebAudio WebAuthn"
  ).split(" "),
);

/** Other domains of Chromium's protocol. Whatever else a user asks for, the browser refuses itself. */
const OUT_OF_REACH = new Set(
  (
    "Animation Autofill BackgroundService BluetoothEmulation Browser Cast CrashReportContext DOMStorage DeviceAccess " +
    "DeviceOrientation EventBreakpoints Extensions FedCm FileSystem HeadlessExperimental HeapProfiler IndexedDB LayerTree " +
    "Media Memory PWA Preload Schema Security ServiceWorker SmartCardEmulation SystemInfo Tethering"
  ).split(" "),
);

const PAUSES = "no call reaches a page while it is paused";
const TARGETS = "a session reaches its own page only";
const WAITS = "the page would wait for a debugger, and no call reaches it meanwhile";

/** By method, or by domain. */
const REFUSED: Record<string, string> = {
  "Debugger.pause": PAUSES,
  "Debugger.setBreakpoint": PAUSES,
  "Debugger.setBreakpointByUrl": PAUSES,
  "Debugger.setBreakpointOnFunctionCall": PAUSES,
  "Debugger.setInstrumentationBreakpoint": PAUSES,
  "Debugger.setPauseOnExceptions": PAUSES,
  "Debugger.setSkipAllPauses": PAUSES,
  "DOMDebugger.setBreakOnCSPViolation": PAUSES,
  "DOMDebugger.setDOMBreakpoint": PAUSES,
  "DOMDebugger.setEventListenerBreakpoint": PAUSES,
  "DOMDebugger.setInstrumentationBreakpoint": PAUSES,
  "DOMDebugger.setXHRBreakpoint": PAUSES,
  "Page.setDownloadBehavior": "extensions may not write files",
  "Page.waitForDebugger": WAITS,
  Target: TARGETS,
};
const ALLOWED = new Set(["Target.getTargetInfo"]);

/** Where the companion and users share one session. */
const SHARED: Record<string, string> = {
  Fetch: "the companion uses it in the same session. Use page.route(...)",
  "Input.setInterceptDrags": "the companion uses it in the same session",
  "Page.setInterceptFileChooserDialog": 'the companion uses it in the same session. Use page.on("filechooser", ...)',
};

/** Why a command is not sent; undefined if it is. */
export function refusal(method: string, params: object, shared: boolean): string | undefined {
  const domain = domainOf(method);
  if (OUT_OF_REACH.has(domain)) return `extensions do not have the DevTools domain ${domain}`;
  if (method === "Target.getTargetInfo" && "targetId" in params) return TARGETS;
  if (ALLOWED.has(method)) return undefined;
  return REFUSED[method] ?? REFUSED[domain] ?? (shared ? (SHARED[method] ?? SHARED[domain]) : undefined);
}

export function domainOf(name: string): string {
  return name.slice(0, name.indexOf("."));
}
