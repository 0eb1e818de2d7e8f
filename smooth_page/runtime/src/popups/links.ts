/**
 * Links and forms that open a window. The browser returns no reference to it, so they are followed through
 * `window.open`, after no listener of the page has prevented that.
 */
import type { Kernel } from "../kernel/kernel";
import type { Realm } from "../kernel/realms";
import { replaceMethod } from "../kernel/replace";
import { randomName } from "../kernel/random";
import { atTheEnd, insteadOfDefault, watchLooseClicks } from "../dom/default_action";
import { openWindow, type Wish } from "./opening";

type Link = HTMLAnchorElement | HTMLAreaElement;

const HERE = ["", "_self", "_parent", "_top", "_unfencedtop"];

export function watchLinks(kernel: Kernel, realm: Realm): () => void {
  const { window } = realm;
  const clicked = (event: Event) =>
    kernel.inside(() => {
      const link = linkIn(event.composedPath());
      if (link) clickedLink(kernel, realm, link, event as MouseEvent);
    });
  const submitted = (event: Event) =>
    kernel.inside(() => {
      const form = event.target as HTMLFormElement;
      const submitter = (event as SubmitEvent).submitter;
      if (targetOf(form, submitter)) atTheEnd(kernel, window, event, () => !event.defaultPrevented && void sent(kernel, realm, form, submitter));
    });
  watchLooseClicks(kernel, window, clicked);
  replaceMethod(window.HTMLFormElement.prototype, "submit", (native, form) => {
    kernel.inside(() => targetOf(form, null) && sent(kernel, realm, form, null));
    return native();
  });
  return () => {
    window.addEventListener("click", clicked, true);
    window.addEventListener("auxclick", clicked, true);
    window.addEventListener("submit", submitted, true);
  };
}

/** Handles the download first if the link may lead to a file. */
function clickedLink(kernel: Kernel, realm: Realm, link: Link, event: MouseEvent): void {
  const mayGive = () => kernel.downloads?.wants(link, event) ?? false;
  const wish = () => wishOf(kernel, link, event);
  const open = () => {
    const given = wish() ?? (mayGive() ? onward(link) : undefined);
    if (given) openWindow(kernel, realm.window, realm.id, given);
  };
  let begun: (() => void) | undefined;
  const begin = () => (mayGive() ? kernel.downloads!.take(realm, link, event, open) : wish() && open);
  if (mayGive() || wish()) insteadOfDefault(kernel, realm.window, event, () => (begun ??= begin()), (act) => act());
}

/** Opens the link in the existing window that it names. */
function onward(link: Link): Wish {
  const target = link.target || baseTarget(link) || "_self";
  return { url: link.href, target, features: "", noopener: false, noreferrer: false, aside: false };
}

function linkIn(path: EventTarget[]): Link | undefined {
  return path.find((node): node is Link => {
    const { localName, href } = node as Link;
    return (localName === "a" || localName === "area") && typeof href === "string" && (node as Link).hasAttribute("href");
  });
}

/** The window that a click on the link opens. Undefined if the link leads to an existing window or a download. */
function wishOf(kernel: Kernel, link: Link, event: MouseEvent): Wish | undefined {
  if (link.hasAttribute("download") || /^javascript:/i.test(link.href)) return undefined;
  const aside = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
  if (event.type === "auxclick" && event.button !== 1) return undefined;
  const target = aside ? "_blank" : (elsewhere(kernel, link.target || baseTarget(link)) ?? "");
  if (!target) return undefined;
  const has = (relation: string) => link.relList.contains(relation);
  const noreferrer = has("noreferrer");
  const noopener = noreferrer || has("noopener") || aside || (target === "_blank" && !has("opener"));
  return { url: link.href, target, features: "", noopener, noreferrer, aside };
}

/** The target, if that window must be opened first. */
function elsewhere(kernel: Kernel, target: string): string | undefined {
  const lower = target.toLowerCase();
  if (HERE.includes(lower)) return undefined;
  if (lower === "_blank") return lower;
  return kernel.realms().some(({ window }) => window.name === target) ? undefined : target;
}

function baseTarget(element: Element): string {
  return element.ownerDocument.querySelector("base[target]")?.getAttribute("target") ?? "";
}

function targetOf(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  return formTarget(form, submitter).toLowerCase() === "_blank" && form.method !== "dialog";
}

function formTarget(form: HTMLFormElement, submitter: HTMLElement | null): string {
  return submitter?.getAttribute("formtarget") || form.getAttribute("target") || baseTarget(form);
}

/** Opens a window under a name, which is the form's target while it is submitted. */
function sent(kernel: Kernel, realm: Realm, form: HTMLFormElement, submitter: HTMLElement | null): void {
  const name = randomName();
  const goal = submitter?.getAttribute("formaction") || form.getAttribute("action") || form.ownerDocument.URL;
  const wish: Wish = { url: "", goal, target: name, features: "", noopener: false, noreferrer: false, aside: false };
  const opened = openWindow(kernel, realm.window, realm.id, wish);
  if (!opened) return;
  opened.opener = null;
  const [owner, attribute] = submitter?.getAttribute("formtarget") ? [submitter, "formtarget"] : [form, "target"];
  const present = owner.getAttribute(attribute);
  owner.setAttribute(attribute, name);
  kernel.timers.soon(() =>
    kernel.inside(() => {
      opened.name = "";
      if (present === null) owner.removeAttribute(attribute);
      else owner.setAttribute(attribute, present);
    }),
  );
}
