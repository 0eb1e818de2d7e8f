/** The area of the document that a screenshot shows. */
import type { Commands, Rect } from "../commands";
import { boxOf } from "../dom/geometry";
import { type Call, Failure } from "../kernel/operation";

type Params = Commands["screenshot"]["params"];

/** The area to show, in CSS pixels from the top left of the document. */
export function areaOf(call: Call<Params>, element: Element | undefined): Rect {
  const { window, document } = call.kernel.main();
  const { scrollX, scrollY, innerWidth, innerHeight } = window;
  const { clip, fullPage } = call.params;
  if (element) return areaOfBox(boxOf(call.kernel, element), window);
  const { scrollWidth, scrollHeight } = document.documentElement;
  const shown = fullPage
    ? { x: 0, y: 0, width: Math.max(scrollWidth, innerWidth), height: Math.max(scrollHeight, innerHeight) }
    : { x: scrollX, y: scrollY, width: innerWidth, height: innerHeight };
  return clip ? within(clip, shown, fullPage) : shown;
}

/** The box is in the viewport, which shows the document from there on. */
export function areaOfBox(box: Rect | undefined, { scrollX, scrollY }: Pick<Window, "scrollX" | "scrollY">): Rect {
  if (!box?.width || !box.height) throw new Failure("element", "Node is either not visible or not an HTMLElement");
  return rounded({ ...box, x: box.x + scrollX, y: box.y + scrollY });
}

/** Clips are relative to the top left of the image. */
function within(clip: Rect, shown: Rect, fullPage: boolean | undefined): Rect {
  const left = fullPage ? 0 : shown.x;
  const top = fullPage ? 0 : shown.y;
  const right = Math.min(left + clip.x + clip.width, shown.x + shown.width);
  const bottom = Math.min(top + clip.y + clip.height, shown.y + shown.height);
  const x = Math.round(left + Math.max(0, clip.x));
  const y = Math.round(top + Math.max(0, clip.y));
  const area = { x, y, width: Math.round(right) - x, height: Math.round(bottom) - y };
  if (area.width <= 0 || area.height <= 0)
    throw new Failure("argument", "Clipped area is either empty or outside the resulting image");
  return area;
}

/** The smallest area of whole pixels around it. */
function rounded({ x, y, width, height }: Rect): Rect {
  const [left, top] = [Math.floor(x + 0.001), Math.floor(y + 0.001)];
  return { x: left, y: top, width: Math.ceil(x + width - 0.001) - left, height: Math.ceil(y + height - 0.001) - top };
}

/** What is visible of a zoomed page, or a clip of it. Clips are measured as they look. */
export function zoomedArea({ kernel, params: { clip } }: Call<Params>, zoom: number): Rect {
  const { pageLeft, pageTop, width, height } = kernel.main().window.visualViewport!;
  const whole = { x: 0, y: 0, width: Math.round(width * zoom), height: Math.round(height * zoom) };
  const shown = clip ? within(clip, whole, true) : whole;
  const size = { width: Math.floor(shown.width / zoom), height: Math.floor(shown.height / zoom) };
  return { x: pageLeft + shown.x, y: pageTop + shown.y, ...size };
}
