/**
 * What is around the document of a frame of another origin, up to the tab: other documents have it, so the companion asks
 * them (actions/frame_surroundings.ts).
 */
import type { Point, Rect } from "../commands";
import type { Kernel } from "../kernel/kernel";
import { frame, type Running, settled } from "../kernel/operation";

/** Where the viewport of a frame is in another one: a point p of it is at `x + p.x * scaleX`. */
export interface Place extends Point {
  scaleX: number;
  scaleY: number;
}

/** The part of its document that a tab shows. */
export interface View {
  scrollX: number;
  scrollY: number;
  innerWidth: number;
  innerHeight: number;
}

/** What is asked about a point in the viewport of a frame. */
export interface Asked {
  at?: Point;
  /** Documents scroll the point into view, as in that round of attempts. Without it they don't. */
  round?: number | undefined;
  /** Whether the pointer must hit the frame there. */
  hits?: boolean;
}

export interface FrameSurroundings {
  place: Place;
  view: View;
  moved: boolean;
  /** "outside" of the viewport, or what is hit instead, in the call log's words. */
  refused?: string | undefined;
}

export class Surroundings {
  constructor(private readonly kernel: Kernel) {}

  *look(asked: Asked = {}): Running<FrameSurroundings> {
    return yield* settled(this.kernel.channel!.ask<FrameSurroundings>("frame.surroundings", asked));
  }

  /** From the viewport of the frame to that of the tab. */
  *box(box: Rect): Running<Rect> {
    const { place } = yield* this.look();
    return onPlace(box, place);
  }

  /** Scrolls the frame, and those around it, until the point is in the tab's view. Returns why the pointer can't be used there. */
  *reveal(at: Point, round: number | undefined, hits: boolean): Running<string | undefined> {
    let around = yield* this.look({ at, round, hits });
    if (around.moved) {
      // The browser hits what was drawn last.
      yield* frame();
      yield* frame();
      around = yield* this.look({ at, hits });
    }
    return around.refused;
  }
}

export function onPlace({ x, y, width, height }: Rect, { scaleX, scaleY, ...at }: Place): Rect {
  return { x: at.x + x * scaleX, y: at.y + y * scaleY, width: width * scaleX, height: height * scaleY };
}
