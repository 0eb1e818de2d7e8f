/** Pictures of a tab for the film strip of a trace. They come as news, so that no call waits for them. */
import type { Tab } from "../tab";
import type { Power } from "./powers";

const QUALITY = 40;
/** Milliseconds after which the browser is asked again, although it has not answered. */
const PATIENCE = 5_000;

/** When a picture of a tab was requested that has not come yet. */
const asked = new WeakMap<Tab, number>();

export const traces: { "trace.picture": Power } = {
  async "trace.picture"({ document }) {
    const { tab } = document.target;
    if (Date.now() - (asked.get(tab) ?? 0) > PATIENCE) void take(tab);
    return null;
  },
};

async function take(tab: Tab): Promise<void> {
  const at = Date.now();
  asked.set(tab, at);
  try {
    const { data } = await tab.page.send("Page.captureScreenshot", { format: "jpeg", quality: QUALITY, optimizeForSpeed: true });
    tab.tell({ kind: "picture", at, base64: data });
  } catch {
    // The tab is closing, or shows nothing.
  } finally {
    asked.delete(tab);
  }
}
