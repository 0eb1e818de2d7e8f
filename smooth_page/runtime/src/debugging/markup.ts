/** A user's HTML as nodes that are shown and do nothing, whatever the page's policy is. */
import { intoSink } from "../dom/trusted_types";
import type { Kernel } from "../kernel/kernel";
import { Failure } from "../kernel/operation";

/** They would run scripts, or load documents that do. */
const LEFT_OUT = "script, iframe, frame, object, embed, base, meta, link, template";
const ACTIVE = /^(on|srcdoc$|formaction$|autofocus$)/i;

export interface Markup {
  nodes: Node[];
  /** The text of its style elements. */
  styles: string[];
}

export function readMarkup(kernel: Kernel, html: string): Markup {
  const { document, window } = kernel.main();
  const inert = document.implementation.createHTMLDocument("");
  const { body } = inert;
  try {
    intoSink(window, "HTML", html, (text) => (body.innerHTML = text));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    body.textContent = html.replace(/<[^>]*>/g, ""); // the page allows no markup
  }
  const styles = [...body.querySelectorAll("style")].map((sheet) => sheet.textContent ?? "");
  for (const element of body.querySelectorAll(`${LEFT_OUT}, style`)) element.remove();
  const inline = [...body.querySelectorAll("*")].map(tame);
  const own = document.importNode(body, true);
  // Styles are set by scripts, which no policy forbids.
  [...own.querySelectorAll("*")].forEach((element, index) => {
    if (inline[index]) (element as HTMLElement).style.cssText = inline[index];
  });
  return { nodes: [...own.childNodes], styles };
}

/** Removes what could act. Returns its own style. */
function tame(element: Element): string | null {
  const style = element.getAttribute("style");
  for (const { name, value } of [...element.attributes])
    if (name === "style" || ACTIVE.test(name) || /^\s*javascript:/i.test(value)) element.removeAttribute(name);
  return style;
}
