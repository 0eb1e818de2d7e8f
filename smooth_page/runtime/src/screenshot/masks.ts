/** Boxes that cover elements while an image is taken. */
import type { Commands, Rect } from "../commands";
import { boxOf } from "../dom/geometry";
import type { Call } from "../kernel/operation";
import { queryAll } from "../selectors/target";

/** Returns a function that takes the boxes away. */
export function masked(call: Call<Commands["screenshot"]["params"]>): () => void {
  const { mask = [], maskColor = "#FF00FF" } = call.params;
  const boxes = mask.flatMap((target) => queryAll(call, target).flatMap((element) => boxOf(call.kernel, element) ?? []));
  if (!boxes.length) return () => undefined;
  const { document } = call.kernel.main();
  const cover = document.createElement("x-mask");
  cover.style.cssText = "all: initial; position: fixed; inset: 0; pointer-events: none; z-index: 2147483647; overflow: visible";
  cover.attachShadow({ mode: "closed" }).append(...boxes.map((box) => covering(document, box, maskColor)));
  document.documentElement.append(cover);
  return () => cover.remove();
}

function covering(document: Document, { x, y, width, height }: Rect, color: string): HTMLElement {
  const box = document.createElement("div");
  const place = `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`;
  box.style.cssText = `position: absolute; ${place}`;
  box.style.backgroundColor = color;
  return box;
}
