/** highlight: boxes over the elements that a locator matches, until they are hidden again. */
import type { Commands } from "../commands";
import type { Target } from "../contract";
import { boxOf } from "../dom/geometry";
import type { Kernel } from "../kernel/kernel";
import type { Call } from "../kernel/operation";
import { queryAll } from "../selectors/target";
import { eachFrame, openOverlay, outline, type Overlay } from "./overlay";

interface Shown {
  target: Target;
  find: () => Element[];
  style: string;
  label: string;
}

interface Highlighted {
  shown: Shown[];
  overlay: Overlay;
}

const all = new WeakMap<Kernel, Highlighted>();

export function highlight(call: Call<Commands["highlight"]["params"]>): null {
  const { target, style = "", label = target.selector ?? "" } = call.params;
  const find = (): Element[] => queryAll(call, { ...target, strict: false });
  find(); // Fails at once if the selector does not parse.
  const { kernel } = call;
  const highlighted = all.get(kernel) ?? begin(kernel);
  highlighted.shown = [...highlighted.shown.filter((one) => !same(one.target, target)), { target, find, style, label }];
  draw(kernel, highlighted);
  return null;
}

/** Boxes follow their elements. */
function begin(kernel: Kernel): Highlighted {
  const made: Highlighted = { overlay: openOverlay(kernel), shown: [] };
  all.set(kernel, made);
  eachFrame(kernel, () => {
    if (all.get(kernel) !== made) return false;
    draw(kernel, made);
    return true;
  });
  return made;
}

export function unhighlight({ kernel, params: { target } }: Call<Commands["unhighlight"]["params"]>): null {
  const highlighted = all.get(kernel);
  if (!highlighted) return null;
  highlighted.shown = target ? highlighted.shown.filter((one) => !same(one.target, target)) : [];
  draw(kernel, highlighted);
  if (highlighted.shown.length) return null;
  highlighted.overlay.host.remove();
  all.delete(kernel);
  return null;
}

function same(one: Target, other: Target): boolean {
  return one.selector === other.selector && one.handle?.id === other.handle?.id;
}

function draw(kernel: Kernel, { overlay, shown }: Highlighted): void {
  const boxes = shown.flatMap(({ find, style, label }) =>
    find().flatMap((element) => {
      const box = boxOf(kernel, element);
      return box ? [outline(kernel, box, label, style)] : [];
    }),
  );
  overlay.root.replaceChildren(...boxes);
}
