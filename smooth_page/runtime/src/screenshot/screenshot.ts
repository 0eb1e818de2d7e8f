/**
 * Images of a page or an element: draws the document by SVG and encodes the visible part.
 *
 * Frames of other origins, and what the browser draws over a page (menus of selects, dialogs), are missing.
 */
import { type CaptureMeta, snapdom } from "@zumer/snapdom";
import { bringIntoView } from "../actions/scroll_into_view";
import type { Commands, Rect } from "../commands";
import type { Wire } from "../contract";
import { boxOf } from "../dom/geometry";
import { styleOf } from "../dom/kinds";
import { type Call, Failure, frame, type Running, settled } from "../kernel/operation";
import { queryAll } from "../selectors/target";
import { toWire } from "../values/serialize";
import { attached } from "../waiting/until";
import { asSeen } from "./as_seen";
import { areaOf } from "./area";
import { calm } from "./calm";
import { pngOf } from "./png";

type Params = Commands["screenshot"]["params"];
type Result = Commands["screenshot"]["result"];

export function* screenshot(call: Call<Params>): Running<Result> {
  const { params } = call;
  const { target, mostElements = Infinity } = params;
  if (call.kernel.main().document.getElementsByTagName("*").length > mostElements) throw new Failure("action", "it is too large");
  const element = target && (yield* attached(call, target, { handlers: true }));
  call.log.push(`taking ${element ? "element" : "page"} screenshot`, "waiting for fonts to load...");
  yield* settled(call.kernel.main().document.fonts.ready);
  call.log.push("fonts loaded");
  if (element) yield* bringIntoView(call, target, element);
  const restore = calm(call.kernel, params);
  try {
    yield* frame();
    const canvas = yield* draw(call, areaOf(call, element));
    return params.type === "png" ? toWire(yield* settled(pngOf(pixels(canvas)))) : encoded(canvas, params);
  } finally {
    restore();
  }
}

function* draw(call: Call<Params>, area: Rect): Running<HTMLCanvasElement> {
  const { window, document } = call.kernel.main();
  const { params } = call;
  const dpr = params.scale === "css" ? 1 : window.devicePixelRatio;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(area.width * dpr);
  canvas.height = Math.round(area.height * dpr);
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.scale(dpr, dpr);
  const behind = [params.omitBackground ? undefined : "#ffffff", background(document)];
  for (const color of behind) if (color) fill(context, color, { ...area, x: 0, y: 0 });
  // Not <html>: its copy would lose the margins of <body>, which collapse. Not only the area: what is before it would
  // be left out of the copy, and with it how it moves the rest.
  const root = document.body ?? document.documentElement;
  const box = root.getBoundingClientRect();
  const left = window.scrollX - area.x;
  const top = window.scrollY - area.y;
  const drawn = yield* settled(call.kernel.outside(() => drawing(root, dpr)));
  const { contentX, contentY } = drawn.meta;
  context.drawImage(
    drawn.canvas,
    Math.round(box.x + left - contentX),
    Math.round(box.y + top - contentY),
    drawn.canvas.width / dpr,
    drawn.canvas.height / dpr,
  );
  for (const target of params.mask ?? [])
    for (const masked of queryAll(call, target)) {
      const hidden = boxOf(call.kernel, masked);
      if (hidden) fill(context, params.maskColor ?? "#FF00FF", { ...hidden, x: hidden.x + left, y: hidden.y + top });
    }
  return canvas;
}

async function drawing(root: Element, dpr: number): Promise<{ canvas: HTMLCanvasElement; meta: CaptureMeta }> {
  const frames = new Set(framesIn(root));
  try {
    const taken = await snapdom(root, { dpr, invalidate: true, plugins: [asSeen] });
    return { canvas: await taken.toCanvas({ dpr }), meta: taken.meta };
  } finally {
    // The container in which pictures are decoded would stay in the document.
    for (const frame of framesIn(root)) if (!frames.has(frame)) frame.remove();
  }
}

function framesIn(root: Element): NodeListOf<Element> {
  return root.querySelectorAll(":scope > iframe[data-snapdom-internal]");
}

function fill(context: CanvasRenderingContext2D, color: string, { x, y, width, height }: Rect): void {
  context.fillStyle = color;
  context.fillRect(x, y, width, height);
}

/** The page's background color: the root's or the body's, which browsers extend over the whole canvas. */
function background(document: Document): string | undefined {
  for (const element of [document.documentElement, document.body]) {
    const color = element && styleOf(element)?.backgroundColor;
    if (color && !/^(transparent|rgba\(.*, 0\))$/.test(color)) return color;
  }
  return undefined;
}

function pixels(canvas: HTMLCanvasElement): ImageData {
  return (canvas.getContext("2d") as CanvasRenderingContext2D).getImageData(0, 0, canvas.width, canvas.height);
}

/** At once: `toBlob` waits until the document is idle. */
function encoded(canvas: HTMLCanvasElement, { type, quality }: Params): Wire {
  const [, data] = canvas.toDataURL(`image/${type}`, quality === undefined ? undefined : quality / 100).split(",");
  if (!data) throw new Error("the image is too large");
  return { $: "bytes", type: "Uint8Array", v: data };
}
