/** Names from HTML and SVG: labels, legends, captions, alt, titles, placeholders. */
import { readElement, type Reading } from "./name";

/**
 * Undefined if the markup has no name, so that content and title are used. A label or caption without text is an empty
 * name.
 */
export function nativeName(element: Element, reading: Reading): string | undefined {
  const { localName } = element;
  const compute = "ownerSVGElement" in element ? svgName : BY_TAG[localName];
  return compute?.(element, reading);
}

type NativeName = (element: Element, reading: Reading) => string | undefined;

const BY_TAG: Record<string, NativeName> = {
  input: inputName,
  button: labelsOf,
  meter: labelsOf,
  output: (element, reading) => labelsOf(element, reading) ?? title(element) ?? "",
  progress: labelsOf,
  select: (element, reading) => labelsOf(element, reading) ?? title(element),
  textarea: (element, reading) => labelsOf(element, reading) ?? title(element) ?? attribute(element, "placeholder"),
  area: (element) => attribute(element, "alt") ?? title(element),
  img: (element) => attribute(element, "alt") ?? title(element),
  fieldset: (element, reading) => childName(element, "legend", reading) ?? title(element) ?? "",
  figure: (element, reading) => childName(element, "figcaption", reading) ?? title(element) ?? "",
  table: (element, reading) => childName(element, "caption", reading) ?? attribute(element, "summary"),
};

function svgName(element: Element, reading: Reading): string | undefined {
  const linkTitle = element.localName === "a" ? attribute(element, "xlink:title") : undefined;
  return childName(element, "title", reading) ?? linkTitle;
}

function attribute(element: Element, name: string): string | undefined {
  const value = element.getAttribute(name);
  return value?.trim() ? value : undefined;
}

function title(element: Element): string | undefined {
  return attribute(element, "title");
}

const DEFAULTS: Record<string, string> = { submit: "Submit", reset: "Reset" };
const WITH_PLACEHOLDER = new Set(["email", "number", "password", "search", "tel", "text", "url"]);

function inputName(element: Element, reading: Reading): string | undefined {
  const { type, value } = element as HTMLInputElement;
  if (type === "button" || type === "submit" || type === "reset")
    return value.trim() ? value : (DEFAULTS[type] ?? title(element));
  const labels = labelsOf(element, reading);
  if (labels !== undefined) return labels;
  if (type === "image") return attribute(element, "alt") ?? title(element) ?? "Submit";
  if (type === "file") return "Choose File";
  return title(element) ?? (WITH_PLACEHOLDER.has(type) ? attribute(element, "placeholder") : undefined);
}

function labelsOf(element: Element, reading: Reading): string | undefined {
  const labels = (element as HTMLInputElement).labels;
  if (!labels?.length) return undefined;
  return [...labels]
    .map((label) =>
      readElement(label, {
        ...reading,
        seen: new Set([...reading.seen, element]),
        as: "label",
        hidden: reading.aria.isHidden(label),
        referenced: false,
      }),
    )
    .filter((text) => text.trim())
    .join(" ");
}

function childName(element: Element, tag: string, reading: Reading): string | undefined {
  const child = [...element.children].find((one) => one.localName === tag);
  if (!child) return undefined;
  const hidden = reading.hidden || reading.aria.isHidden(child);
  return readElement(child, { ...reading, as: "native", hidden, referenced: false });
}
