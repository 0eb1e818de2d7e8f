/** Types that commands of several subjects have. */
export interface Point {
  x: number;
  y: number;
}

export interface Rect extends Point {
  width: number;
  height: number;
}

export type Button = "left" | "middle" | "right";

export type LoadState = "load" | "domcontentloaded" | "networkidle" | "commit";

/** What has happened, as news have it but for their numbers. */
export interface Reported {
  kind: string;
  [detail: string]: unknown;
}

/** A piece of what the browser writes. `stream`: where the next piece is read; null: this is the last one. */
export interface StreamPiece {
  base64: string;
  stream: string | null;
}

export type None = Record<string, never>;
