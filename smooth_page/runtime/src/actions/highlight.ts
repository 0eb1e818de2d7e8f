/** highlight: boxes over the elements that a locator matches, until they are hidden again. */
import type { Commands } from "../commands";
import type { Target } from "../contract";
import { boxOf } from "../dom/geometry";
import type { Kernel } from "../kernel/kernel";
import type { Call } from "../kernel/operation";
import { queryAll } from "../selectors/target";

interface Shown {
  target: Target;
  find: () => Element[];
  style: string;
  label: string;
}

interface Overlay {
  shown: Shown[];
  root: ShadowRoot;
  host: HTMLElement;
}

const overlays = new WeakMap<Kernel, Overlay>();
const BOX = "position: absolute; background: rgba(111, 168, 220, 0.5); outline: 1px solid rgb(64, 128, 191); box-sizing: border-box";
const TAG = "position: absolute; top: 100%; left: 0; background: #222; color: #fff; font: 12px sans-serif; padding: 2px 4px; white-space: nowrap";

export function highlight(call: Call<Commands["highlight"]["params"]>): null {
  const { target, style = "", label = target.selector ?? "" } = call.params;
  const find = (): Element[] => queryAll(call, { ...target, strict: false });
  find(); // Fails at once if the selector does not parse.
  const { kernel } = call;
  let overlay = overlays.get(kernel);
  if (!overlay) {
    overlays.set(kernel, (overlay = create(kernel)));
    follow(kernel, overlay);
  }
  overlay.shown = [...overlay.shown.filter((one) => !same(one.target, target)), { target, find, style, label }];
  draw(kernel, overlay);
  return null;
}

export function unhighlight({ kernel, params: { target } }: Call<Commands["unhighlight"]["params"]>): null {
  const overlay = overlays.get(kernel);
  if (!overlay) return null;
  overlay.shown = target ? overlay.shown.filter((one) => !same(one.target, target)) : [];
  draw(kernel, overlay);
  if (overlay.shown.length) return null;
  overlay.host.remove();
  overlays.delete(kernel);
  return null;
}

function same(one: Target, other: Target): boolean {
  return one.selector === other.selector && one.handle?.id === other.handle?.id;
}

/** In the top layer, above dialogs. */
function create(kernel: Kernel): Overlay {
  const { document } = kernel.main();
  const host = document.createElement("x-pw-glass");
  host.style.cssText =
    "position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; background: none; overflow: visible; pointer-events: none";
  host.popover = "manual";
  document.documentElement.append(host);
  host.showPopover();
  return { host, root: host.attachShadow({ mode: "closed" }), shown: [] };
}

/** Boxes follow their elements. */
function follow(kernel: Kernel, overlay: Overlay): void {
  kernel.timers.frame(() =>
    kernel.inside(() => {
      if (overlays.get(kernel) !== overlay) return;
      draw(kernel, overlay);
      follow(kernel, overlay);
    }),
  );
}

function draw(kernel: Kernel, { root, shown }: Overlay): void {
  const { document } = kernel.main();
  const make = (style: string, text = ""): HTMLElement => {
    const element = document.createElement("div");
    element.style.cssText = style;
    element.textContent = text;
    return element;
  };
  const boxes = shown.flatMap(({ find, style, label }) =>
    find().flatMap((element) => {
      const box = boxOf(kernel, element);
      if (!box) return [];
      const place = `left: ${box.x}px; top: ${box.y}px; width: ${box.width}px; height: ${box.height}px`;
      const shape = make(`${BOX}; ${place}; ${style}`);
      if (label) shape.append(make(TAG, label));
      return [shape];
    }),
  );
  root.replaceChildren(...boxes);
}
