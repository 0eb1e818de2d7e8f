/**
 * A page in a viewport other than its tab's: the root element is laid out as wide as that, and scripts read its size.
 * emulation/media rewrites media queries and viewport units of style sheets; it needs the kernel.
 *
 * Viewport units in style attributes, and elements that are fixed to the viewport, use the tab's own size.
 */
import type { AnyWindow, Part, Settings, Size } from "./settings";
import { getInstead } from "./replace";

export const viewport: Part = {
  settings: ["viewport", "screen", "scale"],
  install(window, settings) {
    const get = (owner: object, names: string[], value: () => number | undefined) => {
      for (const name of names) getInstead(owner, name, (native) => value() ?? native());
    };
    const size = (side: keyof Size) => () => settings.viewport?.[side];
    // Without an emulated screen, the screen is as large as the viewport.
    const screen = (side: keyof Size) => () => settings.screen?.[side] ?? settings.viewport?.[side];
    get(window, ["innerWidth", "outerWidth"], size("width"));
    get(window, ["innerHeight", "outerHeight"], size("height"));
    get(window.Screen.prototype, ["width", "availWidth"], screen("width"));
    get(window.Screen.prototype, ["height", "availHeight"], screen("height"));
    get(window.VisualViewport.prototype, ["width"], size("width"));
    get(window.VisualViewport.prototype, ["height"], size("height"));
    get(window, ["devicePixelRatio"], () => settings.scale);
    for (const side of ["width", "height"] as const) {
      const name = side === "width" ? "clientWidth" : "clientHeight";
      getInstead(window.Element.prototype, name, (native, self) => {
        const { compatMode, body, documentElement } = window.document;
        const root = self === documentElement || (compatMode === "BackCompat" && self === body);
        return (root ? settings.viewport?.[side] : undefined) ?? native();
      });
    }
    return follow(window, settings);
  },
};

/** Lays the page out anew and fires `resize` if the size has changed. */
function follow(window: AnyWindow, settings: Settings): () => void {
  const sheet = new window.CSSStyleSheet();
  let present: string | undefined;
  return () => {
    const { viewport: size } = settings;
    const wanted = size ? `:root { width: ${size.width}px !important; min-width: 0 !important }` : "";
    // Pages may replace the list.
    const { document } = window;
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
    const first = present === undefined;
    const key = JSON.stringify(size);
    if (key === present) return;
    present = key;
    sheet.replaceSync(wanted);
    if (first && document.readyState === "loading") return;
    window.dispatchEvent(new window.Event("resize"));
    window.visualViewport?.dispatchEvent(new window.Event("resize"));
  };
}
