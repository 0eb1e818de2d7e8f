/** The elements that the pointer is over, and the events when it enters and leaves them. */
import { chainOf, contains } from "../../dom/composed";
import { toRealm } from "../../dom/geometry";
import type { Kernel } from "../../kernel/kernel";
import { devicesOf } from "../devices";
import type { Spot } from "../hit";
import { sendMouse, sendPointer } from "./events";
import { mirrorHover } from "./pseudo_classes";

type Over = { spot: Spot; chain: Element[] };

/** `spots`: the elements under the pointer now, from the main document inwards. `kinds`: the events to dispatch. */
export function hover(kernel: Kernel, spots: Spot[], kinds: ("pointer" | "mouse")[] = ["pointer", "mouse"]): void {
  const { mouse } = devicesOf(kernel);
  const before = mouse.over;
  const now = spots.map((spot) => ({ spot, chain: chainOf(spot.element) }));
  mouse.over = now;
  if (!changed(before, now)) return;
  mirrorHover(kernel, now.flatMap(({ chain }) => chain));
  // Documents that the pointer has left, from the inside out; then those it is in.
  for (const old of before.filter(({ spot }) => !now.some((is) => sameDocument(is.spot, spot))).reverse())
    for (const kind of kinds) cross(kernel, kind, old, undefined);
  for (const is of now) {
    const old = before.find(({ spot }) => sameDocument(spot, is.spot));
    for (const kind of kinds) cross(kernel, kind, old, is);
  }
}

/** Compares by value, because realms are new objects each time. */
export function sameDocument(one: Spot, other: Spot): boolean {
  return one.realm.document === other.realm.document;
}

function changed(before: Over[], now: Over[]): boolean {
  return before.length !== now.length || now.some(({ spot }, depth) => spot.element !== before[depth].spot.element);
}

function cross(kernel: Kernel, kind: "pointer" | "mouse", old: Over | undefined, now: Over | undefined): void {
  const send = kind === "pointer" ? sendPointer : sendMouse;
  const left = old?.chain.filter((element) => element.isConnected) ?? [];
  const entered = now?.chain ?? [];
  if (old && now && old.spot.element === now.spot.element) return;
  const { realm } = (now ?? old!).spot;
  const point = now?.spot.point ?? toRealm(realm, devicesOf(kernel).mouse.at);
  const at = (element: Element): Spot => ({ realm, element, point });
  const inside = { bubbles: false, cancelable: false, composed: false };
  if (old && left.length) {
    const relatedTarget = now?.spot.element ?? null;
    if (left[0] === old.spot.element) send(kernel, at(left[0]), kind + "out", { relatedTarget });
    for (const element of left)
      if (!entered.includes(element)) send(kernel, at(element), kind + "leave", { ...inside, relatedTarget });
  }
  if (now) {
    const relatedTarget = left[0] ?? null;
    if (!now.spot.element.isConnected) return;
    send(kernel, now.spot, kind + "over", { relatedTarget });
    for (const element of [...entered].reverse())
      if (!left.includes(element)) send(kernel, at(element), kind + "enter", { ...inside, relatedTarget });
  }
}

/** The innermost common ancestor in the same document. */
export function commonAncestor(one: Element, other: Element): Element | undefined {
  return chainOf(one).find((element) => element === other || contains(element, other));
}
