/** What pages see of the machine: media, the clock. */
import type { Size } from "../contract";
import type { None } from "./values";

export interface EmulationCommands {
  "page.emulateMedia": {
    params: {
      media?: string;
      colorScheme?: string;
      reducedMotion?: string;
      forcedColors?: string;
      contrast?: string;
      /** Null: the tab's own. */
      viewport?: Size | null;
      screen?: Size;
    };
    result: null;
  };
  /** paused: it stands still, as a clock that is restored in a new document may. */
  "clock.install": { params: { time?: number; paused?: boolean }; result: null };
  "clock.fastForward": { params: { ms: number }; result: null };
  "clock.runFor": { params: { ms: number }; result: null };
  "clock.pauseAt": { params: { time: number }; result: null };
  "clock.resume": { params: None; result: null };
  "clock.setFixedTime": { params: { time: number }; result: null };
  "clock.setSystemTime": { params: { time: number }; result: null };
}
