/** Settings of the emulation. Twin: smooth_page/_shared/options/emulation.py. */
export interface Settings {
  userAgent?: string;
  locale?: string;
  timeZone?: string;
  /** Null: the position is unavailable. */
  geolocation?: { latitude: number; longitude: number; accuracy: number } | null;
  /**
   * Granted permissions by origin; null stands for all origins. Without an entry for a window's origin, the browser
   * decides.
   */
  granted?: { origin: string | null; names: string[] }[];
  /** Null ends the emulation. */
  viewport?: Size | null;
  screen?: Size;
  scale?: number;
  touch?: boolean;
}

export interface Size {
  width: number;
  height: number;
}

export type AnyWindow = Window & typeof globalThis;

/**
 * A part of the emulation: installed once in a window, it reads the settings when it needs them, and is called after
 * changes.
 */
export interface Part {
  /** The settings that it handles. */
  settings: (keyof Settings)[];
  /** Returns a function to call after a change. */
  install(window: AnyWindow, settings: Settings): (() => void) | void;
}
