/** Covers `window.open`, so that the windows it opens are known and can be reached. */
import type { FrameId } from "../contract";
import type { Kernel } from "../kernel/kernel";
import { replaceMethod } from "../kernel/replace";

type AnyWindow = Window & typeof globalThis;

export interface Wish {
  url: string;
  /** The address that the window navigates to by other means once it is open. */
  goal?: string;
  target: string;
  features: string;
  /** It gets no `opener`. */
  noopener: boolean;
  noreferrer: boolean;
  aside: boolean;
}

type Open = (url: string, target: string, features: string) => AnyWindow | null;

/** The native function, by window. */
const natives = new WeakMap<object, Open>();

export function watchOpening(kernel: Kernel, window: AnyWindow, frame: FrameId): void {
  const { apply } = Reflect;
  const { open } = window;
  natives.set(Object.getPrototypeOf(window) as object, (...args) => apply(open, window, args) as AnyWindow | null);
  replaceMethod(window, "open", (native, _, args) => {
    const url = args[0] === undefined ? "" : `${args[0]}`;
    const target = args[1] === undefined || args[1] === null ? "_blank" : `${args[1]}`;
    const features = args[2] === undefined || args[2] === null ? "" : `${args[2]}`;
    const wish = kernel.inside(() => readWish(url, target, features));
    if (wish.noopener) {
      kernel.inside(() => openWindow(kernel, window, frame, wish));
      return null;
    }
    const opened = native() as AnyWindow | null;
    kernel.inside(() => note(kernel, window, frame, opened, wish));
    return opened;
  });
}

/** Opens a window as `window.open` does. Keeps the reference even if the page must not have it. */
export function openWindow(kernel: Kernel, window: AnyWindow, frame: FrameId, wish: Wish): AnyWindow | null {
  const open = natives.get(Object.getPrototypeOf(window) as object)!;
  const first = wish.noreferrer ? "about:blank" : wish.url;
  const opened = kernel.outside(() => open(first, wish.noopener ? "_blank" : wish.target, wish.features));
  if (!opened) return null;
  if (wish.noopener) opened.opener = null;
  note(kernel, window, frame, opened, wish);
  if (wish.noreferrer && wish.url) followUnreferred(opened, absolute(window, wish.url));
  return opened;
}

/** Navigates without a referrer, by a link. */
function followUnreferred(window: AnyWindow, url: string): void {
  const link = window.document.createElement("a");
  link.rel = "noreferrer";
  link.href = url;
  link.click();
}

function note(kernel: Kernel, window: AnyWindow, frame: FrameId, opened: AnyWindow | null, wish: Wish): void {
  // An existing frame, or this window: it had the name.
  if (!opened || opened.top !== opened || opened === window.top) return;
  const url = absolute(window, wish.goal ?? wish.url);
  kernel.family!.opened(kernel, opened, { url, frame, aside: wish.aside });
  if (wish.goal === undefined) kernel.downloads?.opened(kernel.realm(frame), url);
}

function absolute(window: AnyWindow, url: string): string {
  if (!url) return "";
  try {
    return new URL(url, window.document.baseURI).href;
  } catch {
    return "";
  }
}

function readWish(url: string, target: string, features: string): Wish {
  const kept: string[] = [];
  let [noopener, noreferrer] = [false, false];
  for (const feature of features.split(",")) {
    const [name, value = ""] = feature.split("=").map((part) => part.trim().toLowerCase());
    const wanted = !["0", "no", "false"].includes(value);
    if (name === "noopener") noopener = wanted;
    else if (name === "noreferrer") noreferrer = wanted;
    else if (name) kept.push(feature);
  }
  return { url, target, features: kept.join(","), noopener: noopener || noreferrer, noreferrer, aside: false };
}
