/** Replaces the setters and methods by which scripts set the addresses of elements. */
import type { Kernel } from "../../kernel/kernel";
import { replacementFor, type Replacement, replaceMethod, replaceConstructor } from "../../kernel/replace";
import type { Elements } from "./elements";
import { holdInserted } from "./inserted_markup";
import { attributesOf, mayLoad } from "./loading_attributes";
import { watchStyles } from "./inline_styles";

type AnyWindow = Window & typeof globalThis;

const PROPERTIES: [type: string, name: string][] = [
  ...["Image", "Source", "Media", "Track", "Input", "Script", "IFrame", "Embed"].map((name): [string, string] => [name, "src"]),
  ...["Image", "Source"].map((name): [string, string] => [name, "srcset"]),
  ["Video", "poster"],
  ["Object", "data"],
  ["Link", "href"],
];

export function hookAddresses(window: AnyWindow, kernel: Kernel, elements: Elements): void {
  const set = (native: () => void, element: Element, name: string, value: string) => {
    if (kernel.inside(() => elements.set(element, name, value))) return;
    native();
    kernel.inside(() => elements.isSet(element));
  };
  for (const [type, name] of PROPERTIES) {
    const prototype = (window as any)[`HTML${type}Element`]?.prototype;
    const native = prototype && Object.getOwnPropertyDescriptor(prototype, name);
    if (!native?.set || !native.get || !native.configurable) continue;
    const setter = replacementFor(native.set, (call, element, [value]) => set(call, element, name, `${value}`));
    const getter = replacementFor(native.get, (call, element) => {
      const present: string = call();
      return kernel.settings.routes?.length ? kernel.inside(() => elements.seen(element, name, present)) : present;
    });
    Object.defineProperty(prototype, name, { ...native, get: getter, set: setter });
  }
  // Outside the guard, where the page's own versions of guarded builtins are in place.
  kernel.outside(() => {
    hookAttributes(window, kernel, set);
    hookCopies(window, kernel, elements);
    replaceConstructor(window, "Audio", (make, [url]) => {
      const element: HTMLAudioElement = make([]);
      if (url !== undefined) element.src = `${url}`;
      return element;
    });
    replaceMethod(window.Navigator.prototype, "sendBeacon", (native, _, [url]) => {
      const asked = kernel.inside(() => elements.askPing(window, `${url}`, () => kernel.outside(native)));
      return asked || native();
    });
    holdInserted(window, kernel, elements);
  });
  watchStyles(window, kernel, elements);
}

type Set = (native: () => void, element: Element, name: string, value: string) => void;

function hookAttributes(window: AnyWindow, kernel: Kernel, set: Set): void {
  const stand = (at: number): Replacement => (call, element, args) => {
    if (!mayLoad(element?.localName)) return call();
    const name = kernel.inside(() => `${args[at]}`.toLowerCase());
    return kernel.inside(() => attributesOf(element.localName).includes(name)) ? set(call, element, name, `${args[at + 1]}`) : call();
  };
  replaceMethod(window.Element.prototype, "setAttribute", stand(0));
  replaceMethod(window.Element.prototype, "setAttributeNS", stand(1));
}

/** The content of a template is loaded when a copy of it is made for a document. */
function hookCopies(window: AnyWindow, kernel: Kernel, elements: Elements): void {
  const stand: Replacement = (call) => {
    const copy: Node = call();
    if (kernel.settings.routes?.length) kernel.inside(() => elements.hold(copy));
    return copy;
  };
  replaceMethod(window.Node.prototype, "cloneNode", stand);
  replaceMethod(window.Document.prototype, "importNode", stand);
}
