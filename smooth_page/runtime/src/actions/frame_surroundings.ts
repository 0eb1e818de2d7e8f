/** What a document says of a frame of another origin in it: where it is, and whether the pointer can hit it there. */
import type { Point } from "../commands";
import type { Asked, FrameSurroundings } from "../companion/surroundings";
import { placement, viewSize } from "../dom/geometry";
import { styleOf } from "../dom/kinds";
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";
import { scrollTo } from "./scroll";
import { interceptor } from "./target_point";

/** `doc`: the kernel's document, in whose viewport the place is. */
export function frameSurroundings(kernel: Kernel, element: Element, { at, round, hits }: Asked): FrameSurroundings & { doc: string } {
  const inner = { element, parent: kernel.realmOf(element) } as Realm;
  const before = placement(inner);
  if (at && round !== undefined) scrollTo(kernel, element, inPadding(element, at), round);
  const place = placement(inner);
  const { scrollX, scrollY, innerWidth, innerHeight } = kernel.main().window;
  return {
    doc: kernel.doc,
    place,
    view: { scrollX, scrollY, innerWidth, innerHeight },
    moved: before.x !== place.x || before.y !== place.y,
    refused: at && refusal(kernel, element, { x: place.x + at.x * place.scaleX, y: place.y + at.y * place.scaleY }, hits),
  };
}

function refusal(kernel: Kernel, element: Element, at: Point, hits: boolean | undefined): string | undefined {
  const { width, height } = viewSize(kernel.main().document);
  if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) return "outside";
  return hits ? interceptor(kernel, element, at) : undefined;
}

/** A point of the frame's viewport in the padding box of its element. */
function inPadding(element: Element, { x, y }: Point): Point {
  const style = styleOf(element);
  return { x: x + Number.parseFloat(style?.paddingLeft || "0"), y: y + Number.parseFloat(style?.paddingTop || "0") };
}
