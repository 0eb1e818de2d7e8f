/** The documents within reach: the main window, its same-origin frames. PLACEHOLDER until the kernel room is built. */
import type { FrameId } from "../contract";

export interface Realm {
  readonly id: FrameId;
  readonly window: Window & typeof globalThis;
  readonly document: Document;
  readonly parent: Realm | undefined;
  /** The <iframe> that shows it. */
  readonly element: Element | undefined;
}
