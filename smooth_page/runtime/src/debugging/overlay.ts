/** What is drawn over the page: a layer above all of it, also above dialogs, whose inside the page's scripts can't reach. */
import type { Rect } from "../commands";
import type { Kernel } from "../kernel/kernel";

export interface Overlay {
  readonly root: ShadowRoot;
  readonly host: HTMLElement;
}

export function openOverlay(kernel: Kernel): Overlay {
  const { document } = kernel.main();
  const host = document.createElement("x-pw-glass");
  host.style.cssText =
    "position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: none; overflow: visible; pointer-events: none";
  host.popover = "manual";
  const overlay = { host, root: host.attachShadow({ mode: "closed" }) };
  show(kernel, overlay);
  return overlay;
}

/** Puts it into the document, unless it is there. A document that has just begun has no element to put it into yet. */
export function show(kernel: Kernel, { host }: Overlay): void {
  const root = kernel.main().document.documentElement as Element | null;
  if (!root || host.isConnected) return;
  root.append(host);
  host.showPopover();
}

/** Styles are set by scripts, which no policy of the page forbids. */
export function make(kernel: Kernel, style: string, text = "", tag = "div"): HTMLElement {
  const element = kernel.main().document.createElement(tag);
  element.style.cssText = style;
  element.textContent = text;
  return element;
}

const BOX = "position: absolute; background: rgba(111, 168, 220, 0.5); outline: 1px solid rgb(64, 128, 191); box-sizing: border-box";
const TAG = "position: absolute; background: #222; color: #fff; font: 12px sans-serif; padding: 2px 4px; width: max-content; overflow-wrap: anywhere";
/** As high as a label of one line, in pixels. */
const LINE = 20;

/** An outline over an element, with a label below it. Without enough room, the label is above the outline, or further left. */
export function outline(kernel: Kernel, box: Rect, label: string, style = ""): HTMLElement {
  const place = `left: ${box.x}px; top: ${box.y}px; width: ${box.width}px; height: ${box.height}px`;
  const shape = make(kernel, `${BOX}; ${place}; ${style}`);
  if (label) shape.append(make(kernel, `${TAG}; ${labelPlace(kernel, box)}`, label));
  return shape;
}

function labelPlace(kernel: Kernel, { x, y, width, height }: Rect): string {
  const { innerWidth, innerHeight } = kernel.main().window;
  const isLow = y + height + LINE > innerHeight && y > LINE;
  const isRight = x > innerWidth / 2;
  const room = isRight ? x + width : innerWidth - x;
  return `${isLow ? "bottom" : "top"}: 100%; ${isRight ? "right" : "left"}: 0; max-width: ${room}px`;
}

/** Calls `draw` in each animation frame, inside the guard, until it returns false. */
export function eachFrame(kernel: Kernel, draw: () => boolean): void {
  kernel.timers.frame(() => kernel.inside(() => void (draw() && eachFrame(kernel, draw))));
}
