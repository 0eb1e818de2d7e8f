/** to_have_attribute, to_have_class, to_have_css, to_have_id, to_have_js_property. */
import { styleOf } from "../dom/kinds";
import type { TextMatch } from "../commands";
import { fromWire } from "../values/deserialize";
import type { ElementMatcher, ExpectCall, Seen } from "./matcher";
import { sameValue } from "./same_value";
import { matchesFirst } from "./contents";

function hasAttribute(element: Element, { params }: ExpectCall): Seen {
  const matches = element.hasAttribute(params.name ?? "");
  return { matches, received: matches ? "attribute present" : "attribute not present" };
}

function attribute(element: Element, { params }: ExpectCall): Seen {
  const received = element.getAttribute(params.name ?? "");
  return { matches: matchesFirst(received, params), received };
}

export function classOf(element: Element): string {
  return element.getAttribute("class") ?? "";
}

/** Every class of the expected list, in any order. */
export function containsClasses(element: Element, expected: TextMatch | undefined): boolean {
  const wanted = (expected?.string ?? "").split(/\s+/).filter(Boolean);
  return wanted.every((name) => element.classList.contains(name));
}

function css(element: Element, { params }: ExpectCall): Seen {
  const { pseudo } = params.options ?? {};
  const style = styleOf(element, typeof pseudo === "string" ? `::${pseudo}` : undefined);
  const received = style?.getPropertyValue(params.name ?? "") ?? "";
  return { matches: matchesFirst(received, params), received };
}

/** The name may be a path: `dataset.x`. */
function property(element: Element, { kernel, params, realm }: ExpectCall): Seen {
  let received: unknown = element;
  for (const name of (params.name ?? "").split(".")) {
    if (received === null || received === undefined) break;
    received = (received as Record<string, unknown>)[name];
  }
  return { matches: sameValue(received, fromWire(params.value, kernel, realm.window)), received };
}

export const attributes: Record<string, ElementMatcher> = {
  "to.have.attribute": { see: hasAttribute },
  "to.have.attribute.value": { see: attribute },
  "to.have.class": {
    see: (element, { params }) => ({ matches: matchesFirst(classOf(element), params), received: classOf(element) }),
  },
  "to.contain.class": {
    see: (element, { params }) => ({ matches: containsClasses(element, params.expected?.[0]), received: classOf(element) }),
  },
  "to.have.css": { see: css },
  "to.have.id": {
    see: (element, { params }) => ({ matches: matchesFirst(element.id, params), received: element.id }),
  },
  "to.have.property": { see: property },
};
