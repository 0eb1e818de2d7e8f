/** Pictures of a tab for the film strip of a trace. They come as news, so that no call waits for them. */
import type { Tab } from "../tab";
import type { Power } from "./powers";

const QUALITY = 40;
/** Milliseconds between two pictures: each one costs the browser a frame. */
const BETWEEN = 200;
/** Milliseconds after which the browser is asked again, although it has not answered. */
const PATIENCE = 5_000;

/** Of a tab: when its last picture was requested, and whether the next one waits for its time or for the browser. */
interface Strip {
  last: number;
  waits: boolean;
}

const strips = new WeakMap<Tab, Strip>();

export const traces: { "trace.picture": Power } = {
  async "trace.picture"({ document }) {
    const { tab } = document.target;
    const strip = strips.get(tab) ?? { last: 0, waits: false };
    strips.set(tab, strip);
    const passed = Date.now() - strip.last;
    if (strip.waits && passed < PATIENCE) return null;
    strip.waits = true;
    if (passed >= BETWEEN) void take(tab, strip);
    else setTimeout(() => void take(tab, strip), BETWEEN - passed);
    return null;
  },
};

async function take(tab: Tab, strip: Strip): Promise<void> {
  const at = Date.now();
  strip.last = at;
  try {
    const { data } = await tab.page.send("Page.captureScreenshot", { format: "jpeg", quality: QUALITY, optimizeForSpeed: true });
    tab.tell({ kind: "picture", at, base64: data });
  } catch {
    // The tab is closing, or shows nothing.
  } finally {
    strip.waits = false;
  }
}
