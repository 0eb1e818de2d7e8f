/** Keys that scroll the nearest scrollable ancestor of the focus. */
import { isTag } from "../../dom/kinds";
import { hasCaret } from "../editing/fields";
import { scroll } from "../mouse/wheel";
import type { Stroke } from "./defaults";

/** Pixels that an arrow key scrolls. */
const LINE = 40;
/** The share of the visible height that PageDown and Space scroll. */
const PAGE = 0.875;
const FAR = 1e9;

export function scrollByKey({ target, key, altKey, ctrlKey, metaKey }: Stroke): boolean {
  if (altKey || metaKey) return false;
  const height = target.ownerDocument.documentElement.clientHeight * PAGE;
  const by: Record<string, [number, number]> = {
    ArrowUp: [0, ctrlKey ? -FAR : -LINE],
    ArrowDown: [0, ctrlKey ? FAR : LINE],
    ArrowLeft: [-LINE, 0],
    ArrowRight: [LINE, 0],
    PageUp: [0, -height],
    PageDown: [0, height],
    Home: [0, -FAR],
    End: [0, FAR],
  };
  const distance = by[key.key];
  return !!distance && scroll(start(target), ...distance);
}

export function scrollBySpace({ target, key, shiftKey }: Stroke): boolean {
  if (key.key !== " " || hasCaret(target) || isTag(target, "button", "select", "input", "summary", "video", "audio")) return false;
  const height = target.ownerDocument.documentElement.clientHeight * PAGE;
  return scroll(start(target), 0, shiftKey ? -height : height);
}

/** The document if nothing has the focus. */
function start(target: Element): Element {
  const document = target.ownerDocument;
  return target === document.body ? (document.scrollingElement ?? target) : target;
}
