/**
 * Navigations that the browser makes, and the documents that they lead to.
 *
 * - navigate: history, reload, navigations of frames
 * - arrive: waits for documents, and says how they were loaded
 * - led: navigations that the companion makes
 * - frames: which frame an element belongs to or shows
 */
import type { Call, Operations } from "../kernel/operation";
import { arrive, left } from "./arrive";
import { content, title } from "../documents/content";
import { frameElement, frameOf, frameOwner } from "./frames";
import { go, gotoFrame, history, reload } from "./navigate";

function bringToFront(call: Call): null {
  call.kernel.main().window.focus();
  return null;
}

export const operations: Operations = {
  "page.content": { run: content },
  "page.title": { run: title },
  "page.history": { run: history },
  "page.reload": { run: reload },
  "page.go": { run: go },
  "frame.goto": { run: gotoFrame },
  "page.arrive": { run: arrive },
  "page.left": { run: left },
  "page.bringToFront": { run: bringToFront },
  "frame.element": { run: frameElement },
  "frame.of": { run: frameOf },
  "frame.owner": { run: frameOwner },
};
