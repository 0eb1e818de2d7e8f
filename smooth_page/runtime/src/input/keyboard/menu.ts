/** The key that opens the context menu. */
import { sendClick } from "../mouse/events";
import type { Stroke } from "./defaults";

export function openMenu({ kernel, target, key, shiftKey }: Stroke): boolean {
  if (key.key !== "ContextMenu" && !(shiftKey && key.key === "F10")) return false;
  const realm = kernel.realmOf(target);
  const { left, top, height } = target.getBoundingClientRect();
  const point = { x: left + 2, y: top + height / 2 };
  if (realm) sendClick(kernel, { realm, element: target, point }, "contextmenu", { button: -1 });
  return true;
}
