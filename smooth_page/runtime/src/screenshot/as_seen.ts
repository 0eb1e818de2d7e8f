/** Fixes what the copy of a document would show differently from the document. */
import type { CaptureContext, SnapdomPlugin } from "@zumer/snapdom";
import { isTag, styleOf } from "../dom/kinds";

export const asSeen: SnapdomPlugin = {
  name: "as-seen",
  pure: true,
  afterClone: placeholders,
  beforeRender: scrollBars,
};

/** Copies and their originals. */
function pairs({ nodeMap }: CaptureContext): [Node, Node][] {
  return [...(nodeMap as Map<Node, Node>)];
}

/** The color of a placeholder in a <textarea>, whose copy contains only text. */
function placeholders(context: CaptureContext): void {
  let css = "";
  for (const [copy, node] of pairs(context)) {
    if (!isTag(node as Element, "textarea") || (node as HTMLTextAreaElement).value) continue;
    const style = styleOf(node as Element, "::placeholder");
    const name = `placeholder-${css.length}`;
    (copy as Element).classList.add(name);
    css += `.${name}::placeholder { color: ${style?.color} !important; opacity: ${style?.opacity} !important }`;
  }
  if (css) context.clone?.prepend(Object.assign(document.createElement("style"), { textContent: css }));
}

/** If the browser hides all scroll bars, rules about scroll bars must not show any. */
function scrollBars(context: CaptureContext): void {
  if (!context.element.ownerDocument.defaultView || pairs(context).some(([, node]) => hasBar(node))) return;
  const own = context as { scrollbarCSS?: string };
  own.scrollbarCSS = `${own.scrollbarCSS ?? ""}::-webkit-scrollbar { display: none !important }`;
}

function hasBar(node: Node): boolean {
  const { offsetWidth, offsetHeight, clientWidth, clientHeight } = node as HTMLElement;
  const style = node.nodeType === 1 ? styleOf(node as Element) : undefined;
  if (!style || !clientWidth || !/auto|scroll/.test(style.overflow)) return false;
  const between = (...sides: string[]): number => sides.reduce((sum, side) => sum + parseFloat(side), 0);
  return (
    offsetWidth - clientWidth > between(style.borderLeftWidth, style.borderRightWidth) + 0.9 ||
    offsetHeight - clientHeight > between(style.borderTopWidth, style.borderBottomWidth) + 0.9
  );
}
