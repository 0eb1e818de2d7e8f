/** What Python gets to know of a frame whose document can be reached. */
import type { FrameId, FrameInfo } from "../contract";

type AnyWindow = Window & typeof globalThis;

/** The frame that shows the page itself. */
export const MAIN = "main";

export function frameInfo(
  id: FrameId,
  parent: FrameId | null,
  name: string,
  window: AnyWindow,
  doc: string,
  state = stateOf(window),
): FrameInfo {
  return { id, parent, name, url: addressOf(window), state, reachable: true, doc };
}

/**
 * How far the loading of a document is. One that `document.open` has emptied, which sets its readyState back, keeps the
 * state that it has reached. While ours is written into it, it has a readyState of its own.
 */
export function stateOf({ document, performance: { timing } }: AnyWindow): DocumentReadyState {
  const ready = document.readyState;
  if (ready === "complete" || Object.hasOwn(document, "readyState")) return ready;
  return timing.loadEventEnd ? "complete" : timing.domContentLoadedEventEnd ? "interactive" : ready;
}

/**
 * `document.open` gives a document the URL of the one that called it, mostly the opener's or the parent's. Its own is then
 * only known to the history, which has no entry for the empty document that a window begins with.
 */
function addressOf(window: AnyWindow): string {
  const url = window.document.URL;
  try {
    const { parent, opener, navigation } = window as any;
    if ((parent === window ? opener : parent).document.URL.split("#")[0] === url)
      return navigation.currentEntry?.url ?? "about:blank";
  } catch {
    // None, or of another origin.
  }
  return url;
}
