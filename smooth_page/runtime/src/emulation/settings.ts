/** What a page is made to believe. Twin of smooth_page/_shared/options/emulation.py. */
export interface Settings {
  userAgent?: string;
  locale?: string;
  timeZone?: string;
  /** Null: the position is unavailable. */
  geolocation?: { latitude: number; longitude: number; accuracy: number } | null;
  /** What was granted to which origin; null is all of them. Where there is nothing for a window, the browser decides. */
  granted?: { origin: string | null; names: string[] }[];
  /** Null ends it. */
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

/** A part of it: set up once in a window, it reads the settings whenever it is asked, and is told of changes. */
export interface Part {
  /** What it is there for. */
  settings: (keyof Settings)[];
  /** Gives what to call after a change. */
  install(window: AnyWindow, settings: Settings): (() => void) | void;
}
