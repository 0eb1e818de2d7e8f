/** The middle button opens a link beside the page. */
import { closest } from "../../dom/composed";
import { isTag, windowOf } from "../../dom/kinds";
import type { Kernel } from "../../kernel/kernel";

export function openAside(kernel: Kernel, element: Element): void {
  const link = closest(element, "a[href], area[href]");
  if (!link || !isTag(link, "a", "area")) return;
  kernel.outside(() => windowOf(link)?.open(link.href, "_blank", link.relList.contains("opener") ? "" : "noopener"));
}
