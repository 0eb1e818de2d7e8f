/** Boxes that cover elements while an image is taken. */
import type { Rect } from "../commands";
import type { Target } from "../contract";
import { boxOf } from "../dom/geometry";
import type { Call } from "../kernel/operation";
import { type Elsewhere, elsewhereOf } from "../selectors/elsewhere";
import { queryAll } from "../selectors/target";

/** `remove` takes the boxes away. */
interface Cover {
  remove: () => void;
  /** What is in frames of other origins, where others have to cover it. */
  elsewhere: Elsewhere[];
}

export function covered(call: Call, targets: Target[], color = "#FF00FF"): Cover {
  const elsewhere: Elsewhere[] = [];
  const boxes = targets.flatMap((target) => boxesOf(call, target, elsewhere));
  return { remove: boxes.length ? cover(call, boxes, color) : () => undefined, elsewhere };
}

function boxesOf(call: Call, target: Target, elsewhere: Elsewhere[]): Rect[] {
  try {
    return queryAll(call, target).flatMap((element) => boxOf(call.kernel, element) ?? []);
  } catch (error) {
    const there = elsewhereOf(error);
    if (!there) throw error;
    elsewhere.push(there);
    return [];
  }
}

function cover(call: Call, boxes: Rect[], color: string): () => void {
  const { document } = call.kernel.main();
  const host = document.createElement("x-mask");
  host.style.cssText = "all: initial; position: fixed; inset: 0; pointer-events: none; z-index: 2147483647; overflow: visible";
  host.attachShadow({ mode: "closed" }).append(...boxes.map((box) => covering(document, box, color)));
  document.documentElement.append(host);
  return () => host.remove();
}

function covering(document: Document, { x, y, width, height }: Rect, color: string): HTMLElement {
  const box = document.createElement("div");
  const place = `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;
  box.style.cssText = `position: absolute; ${place}`;
  box.style.backgroundColor = color;
  return box;
}
