/** What a page states for machines, beside what it shows: JSON-LD, microdata, metadata, and attributes of elements. */
import { refsOf } from "../aria/refs";
import type { Stated } from "../commands";
import { isElement } from "../dom/kinds";
import type { Call } from "../kernel/operation";
import { Grounds } from "./ground";
import { commonElement } from "./places";
import { Shown } from "./shown";

const MOST = 400;
const LONGEST = 300;
const DEEPEST = 8;
// What is about the document, not about what it is for.
const NO_META = /^(?:viewport|robots|theme-color|generator|color-scheme|csrf-token|referrer|format-detection|application-name|msapplication-.*|apple-.*|google.*|.*verification.*|og:(?:type|locale|image:.*)|twitter:(?:card|site|creator)|fb:.*)$/i;

/** Values that the roots state, each once. Those that are shown, too, have the reference of where. */
export function statedIn(call: Call, roots: Node[]): Stated[] {
  const found = new Map<string, Stated>();
  const add = (source: Stated["source"], name: string, given: unknown) => {
    const value = typeof given === "string" ? given.trim().slice(0, LONGEST) : given;
    if (found.size >= MOST || value === "" || !isPlain(value)) return;
    found.set(`${name} ${value}`, { source, name, value });
  };
  for (const root of roots) {
    const within = root as ParentNode;
    for (const script of within.querySelectorAll('script[type="application/ld+json" i]')) readJson(script.textContent, (name, value) => add("JSON-LD", name, value));
    for (const element of within.querySelectorAll("[itemprop]")) add("microdata", itemName(element), attributeOf(element));
    for (const element of within.querySelectorAll("time[datetime], data[value], abbr[title]"))
      if (!element.hasAttribute("itemprop")) add("attribute", (element.textContent ?? "").trim().slice(0, 80), attributeOf(element));
    for (const meta of within.querySelectorAll("meta[name], meta[property]")) {
      const name = meta.getAttribute("property") || meta.getAttribute("name")!;
      if (!NO_META.test(name)) add("meta", name, meta.getAttribute("content"));
    }
  }
  const stated = [...found.values()];
  if (stated.length) addRefs(call, roots, stated);
  return stated;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));
}

function readJson(text: string | null, add: (name: string, value: unknown) => void): void {
  const visit = (value: unknown, name: string, depth: number): void => {
    if (depth > DEEPEST) return;
    if (Array.isArray(value)) value.forEach((each, index) => visit(each, value.length > 1 ? `${name}[${index}]` : name, depth + 1));
    else if (value && typeof value === "object") {
      const thing = value as Record<string, unknown>;
      const own = !name || name.startsWith("[") ? String(thing["@type"] ?? "") : name;
      for (const key of Object.keys(thing)) if (!key.startsWith("@") || key === "@graph") visit(thing[key], key === "@graph" ? "" : own ? `${own}.${key}` : key, depth + 1);
    } else add(name, value);
  };
  try {
    visit(JSON.parse(text ?? ""), "", 0);
  } catch {
    // Not JSON: the page states nothing with it.
  }
}

/** `Product.offers.price`. */
function itemName(element: Element): string {
  const names: string[] = [];
  for (let at: Element | null | undefined = element; at && names.length < DEEPEST; at = at.parentElement?.closest("[itemscope]")) {
    const type = at.getAttribute("itemtype")?.trim().split(/[/#]/).pop();
    names.unshift(at.getAttribute("itemprop") ?? type ?? "");
  }
  return names.filter(Boolean).join(".");
}

/** What is not to be seen: the text is in the snapshot. */
function attributeOf(element: Element): string | null {
  return element.getAttribute("content") ?? element.getAttribute("datetime") ?? element.getAttribute("value") ?? (element.localName === "abbr" ? element.getAttribute("title") : null);
}

function addRefs(call: Call, roots: Node[], stated: Stated[]): void {
  const values = stated.map(({ value }) => ({ value: typeof value === "boolean" ? "" : value, group: 0 }));
  const { shown, found } = new Grounds(call, new Shown(roots)).spans(values);
  const refs = refsOf(call.kernel);
  stated.forEach((one, index) => {
    const span = found[index]!.find(([first]) => isVisiblePiece(shown.pieces[first]!.node));
    const element = span && commonElement(shown.pieces[span[0]]!.node, shown.pieces[span[1]]!.node);
    const ref = element && refs.near(element);
    if (ref) one.ref = ref;
  });
}

/** Not the place that states it, such as a script or a <meta>. */
function isVisiblePiece(node: Node): boolean {
  return !isElement(node) || !/^(?:script|meta|title|link|head)$/.test(node.localName);
}
