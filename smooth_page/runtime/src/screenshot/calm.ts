/** Prepares a page for a screenshot: adds the caller's style and stops animations. */
import type { Kernel } from "../kernel/kernel";

export interface Wishes {
  style?: string;
  animations?: "allow" | "disabled";
  caret?: "hide" | "initial";
}

const NO_CARET = "* { caret-color: transparent !important }";

/** Returns a function that restores the page. */
export function calm(kernel: Kernel, { style, animations, caret }: Wishes): () => void {
  const restores: (() => void)[] = [];
  for (const { window, document } of kernel.realms()) {
    if (caret === "hide") restores.push(styled(window, document, NO_CARET));
    if (style) restores.push(styled(window, document, style));
    if (animations === "disabled") restores.push(...document.getAnimations().map(halted));
  }
  return () => {
    for (const restore of restores) restore();
  };
}

function styled(window: Window & typeof globalThis, document: Document, style: string): () => void {
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

/** Finite animations jump to their end for good. Others are shown at their beginning, and restart afterwards. */
function halted(animation: Animation): () => void {
  if (animation.effect?.getComputedTiming().endTime !== Infinity) {
    if (animation.playState !== "finished") animation.finish();
    return () => undefined;
  }
  animation.cancel();
  return () => animation.play();
}
