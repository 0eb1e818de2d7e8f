/** The value of a control that is part of another element's name. */
import { readElement, type Reading } from "./name";

/** Undefined for other elements. */
export function embeddedValue(element: Element, role: string, reading: Reading): string | undefined {
  const { localName } = element;
  if (role === "textbox" || role === "searchbox")
    return localName === "input" || localName === "textarea"
      ? (element as HTMLInputElement).value
      : (element.textContent ?? "");
  if (role === "combobox" || role === "listbox") return chosen(element, role, reading);
  if (["progressbar", "scrollbar", "slider", "spinbutton", "meter"].includes(role)) return ranged(element);
  if (role === "menu") return "";
  return undefined;
}

function chosen(element: Element, role: string, reading: Reading): string {
  let options: Element[];
  if (element.localName === "select") options = [...(element as HTMLSelectElement).selectedOptions];
  else {
    if (element.localName === "input") return (element as HTMLInputElement).value;
    const list =
      role === "combobox"
        ? [...element.querySelectorAll("*")].find((one) => reading.aria.role(one) === "listbox")
        : element;
    options = [...(list?.querySelectorAll('[aria-selected="true"]') ?? [])];
  }
  return options.map((option) => readElement(option, reading)).join(" ");
}

function ranged(element: Element): string {
  return (
    element.getAttribute("aria-valuetext") ??
    element.getAttribute("aria-valuenow") ??
    element.getAttribute("value") ??
    ""
  );
}
