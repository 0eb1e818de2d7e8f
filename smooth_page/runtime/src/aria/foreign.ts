/** Snapshots for agents of frames of other origins. The companion asks their kernels. */
import type { FrameId } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { type Running, settled } from "../kernel/operation";
import { agentSnapshot } from "./agent";
import { refsOf } from "./refs";
import type { RenderOptions } from "./render";

type Options = Pick<RenderOptions, "depth" | "boxes" | "most">;

/** `next`: the number of the first frame whose references have no prefix yet. */
export interface AskedInside {
  frame: FrameId;
  next: number;
  options: Options;
}

export interface Inside {
  lines: string[];
  /** The last number of a frame that is used. */
  last: number;
  /** Of references in the frame, and in those that are in it. */
  prefixes: string[];
}

/** A line that stands for what a frame shows. No text of a page has that character. */
const PLACE = /^( *)\0(.*)\0(.*)$/;

export function elsewhere(kernel: Kernel, element: Element, { depth, boxes, most }: Options): string[] {
  const frame = kernel.channel && kernel.frameIdOf(element);
  return frame ? [`\0${frame}\0${JSON.stringify({ depth, boxes, most })}`] : [];
}

/** The lines of a snapshot, with those of frames of other origins where the companion reaches them. */
export function* snapshotLines(kernel: Kernel, root: Element, options: Options): Running<string[]> {
  if (!kernel.channel || !kernel.hasForeign) return agentSnapshot(kernel, root, options);
  return yield* settled(snapshotThroughFrames(kernel, root, options));
}

/** Called inside the guard. */
async function snapshotThroughFrames(kernel: Kernel, root: Element, options: Options): Promise<string[]> {
  const refs = refsOf(kernel);
  const lines: string[] = [];
  if (!options.most) refs.foreign.clear();
  for (const line of agentSnapshot(kernel, root, options)) {
    const [, indent, frame, given] = PLACE.exec(line) ?? [];
    if (frame === undefined) {
      lines.push(line);
      continue;
    }
    const asked: AskedInside = { frame, next: refs.frames + 1, options: JSON.parse(given!) as Options };
    const inside = await kernel.channel!.ask<Inside | null>("aria.inside", asked);
    kernel.inside(() => {
      refs.frames = Math.max(refs.frames, inside?.last ?? 0);
      for (const prefix of inside?.prefixes ?? []) refs.foreign.set(prefix, frame);
      if (inside?.lines.length) lines.push(...inside.lines.map((each) => indent + each));
      else lines[lines.length - 1] = lines.at(-1)!.replace(/:$/, "");
    });
  }
  return lines;
}

/** What the kernel's own document shows, for the document around it. */
export async function snapshotInside(kernel: Kernel, next: number, options: Options): Promise<Inside> {
  const refs = refsOf(kernel);
  if (!refs.prefix) refs.adopt(`f${(refs.frames = next)}`);
  refs.frames = Math.max(refs.frames, next - 1);
  const { body } = kernel.main().document;
  const lines = body ? await snapshotThroughFrames(kernel, body, options) : [];
  return { lines, last: refs.frames, prefixes: [refs.prefix, ...refs.own, ...refs.foreign.keys()] };
}
