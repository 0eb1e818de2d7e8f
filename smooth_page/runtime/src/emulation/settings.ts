/** What a page sees of its browser and device: the parts of the chunk `emulation`. */
import type { EmulationSettings, Size } from "../contract";

export type { EmulationSettings as Settings, Size };
export type AnyWindow = Window & typeof globalThis;

/**
 * A part of the emulation: installed once in a window, it reads the settings when it needs them, and is called after
 * changes.
 */
export interface Part {
  /** The settings that it handles. */
  settings: (keyof EmulationSettings)[];
  /** Returns a function to call after a change. */
  install(window: AnyWindow, settings: EmulationSettings): (() => void) | void;
}
