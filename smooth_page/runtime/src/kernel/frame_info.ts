/** What Python gets to know of a frame whose document can be reached. */
import type { FrameId, FrameInfo } from "../contract";

/** The frame that shows the page itself. */
export const MAIN = "main";

export function frameInfo(
  id: FrameId,
  parent: FrameId | null,
  name: string,
  document: Document,
  doc: string,
  state = document.readyState,
): FrameInfo {
  return { id, parent, name, url: document.URL, state, reachable: true, doc };
}
