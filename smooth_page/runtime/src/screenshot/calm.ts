/** A page as it is to be on the image: with a style of the caller's, and without movement. */
import type { Kernel } from "../kernel/kernel";

interface Wishes {
  style?: string;
  animations?: "allow" | "disabled";
}

/** Gives what to call to have the page go on as before. */
export function calm(kernel: Kernel, { style, animations }: Wishes): () => void {
  const restores: (() => void)[] = [];
  for (const { window, document } of kernel.realms()) {
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

/** Finite ones go to their end for good; the others to their beginning, and begin anew afterwards. */
function halted(animation: Animation): () => void {
  if (animation.effect?.getComputedTiming().endTime !== Infinity) {
    if (animation.playState !== "finished") animation.finish();
    return () => undefined;
  }
  animation.cancel();
  return () => animation.play();
}
