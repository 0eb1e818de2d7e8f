/** Images of a page or an element as the browser draws them: the companion takes them. */
import { bringIntoView } from "../actions/scroll_into_view";
import type { Commands, Rect } from "../commands";
import { onPlace, type View } from "../companion/surroundings";
import type { Integer, Wire } from "../contract";
import { boxOf } from "../dom/geometry";
import { type Call, frame, type OperationOf, type Running, settled } from "../kernel/operation";
import { attached } from "../waiting/until";
import { areaOf, areaOfBox, zoomedArea } from "./area";
import { calm } from "./calm";
import { covered } from "./masks";
import type { Preparation } from "./prepared";

type Params = Commands["screenshot"]["params"];

/** Playwright's, of images that can be compressed more or less. */
const QUALITY: Record<Params["type"], Integer | undefined> = { jpeg: 80, png: undefined, webp: 100 };

/** What the companion takes an image of. */
export interface Shot {
  /** In CSS pixels of the document. */
  area: Rect;
  /** Pixels of the image for a CSS pixel, before the device's scale. */
  scale: number;
  /** The area reaches beyond what is visible. */
  beyond: boolean;
  type: "png" | "jpeg" | "webp";
  quality?: Integer;
  transparent: boolean;
}

export const capture: OperationOf<"screenshot"> = {
  *run(call) {
    const { target } = call.params;
    const element = target && (yield* attached(call, target, { handlers: true }));
    call.log.push(`taking ${element ? "element" : "page"} screenshot`, "waiting for fonts to load...");
    for (const { document } of call.kernel.realms()) yield* settled(document.fonts.ready);
    call.log.push("fonts loaded");
    if (element) yield* bringIntoView(call, target, element);
    const restores: (() => void)[] = [];
    try {
      yield* prepare(call, restores);
      yield* frame();
      return yield* taken(call, element && call.kernel.surroundings ? yield* shotInFrame(call, element) : shotOf(call, element));
    } finally {
      for (const restore of restores) restore();
    }
  },
};

/** All documents that the tab shows. The companion prepares those that are out of reach. */
function* prepare(call: Call<Params>, restores: (() => void)[]): Running<void> {
  const { kernel, params } = call;
  const { style, animations, mask = [], maskColor } = params;
  const wishes = { style, animations, caret: params.caret ?? "hide" };
  restores.push(calm(kernel, wishes));
  const { remove, elsewhere } = covered(call, mask, maskColor);
  restores.push(remove);
  if (!kernel.surroundings && !kernel.hasForeign) return;
  restores.push(() => void kernel.channel!.ask("screenshot.restore"));
  const preparation: Preparation = { ...wishes, masks: elsewhere, maskColor };
  yield* settled(kernel.channel!.ask("screenshot.prepare", preparation));
}

function* taken(call: Call, shot: Shot): Running<Wire> {
  const data = yield* settled(call.kernel.channel!.ask<string>("screenshot.take", shot));
  return { $: "bytes", type: "Uint8Array", v: data };
}

/** Of what is visible, the image is as large as it looks: pages for phones can be zoomed. All else has its own size. */
function shotOf(call: Call<Params>, element: Element | undefined): Shot {
  const { type, omitBackground, scale, fullPage } = call.params;
  const { window } = call.kernel.main();
  const zoom = element || fullPage ? 1 : (window.visualViewport?.scale ?? 1);
  const area = zoom === 1 ? areaOf(call, element) : zoomedArea(call, zoom);
  const quality = call.params.quality ?? QUALITY[type];
  return {
    area,
    scale: scale === "css" ? zoom / window.devicePixelRatio : zoom,
    beyond: isBeyond(area, window),
    type,
    ...(quality === undefined ? {} : { quality }),
    transparent: !!omitBackground && type !== "jpeg",
  };
}

/** Of an element in a frame of another origin. */
function* shotInFrame(call: Call<Params>, element: Element): Running<Shot> {
  const shot = shotOf(call, element);
  const { place, view } = yield* call.kernel.surroundings!.look();
  const box = boxOf(call.kernel, element);
  const area = areaOfBox(box && onPlace(box, place), view);
  return { ...shot, area, beyond: isBeyond(area, view) };
}

function isBeyond({ x, y, width, height }: Rect, { scrollX, scrollY, innerWidth, innerHeight }: View): boolean {
  return x < scrollX || y < scrollY || x + width > scrollX + innerWidth || y + height > scrollY + innerHeight;
}
