/** Which control an element stands for: texts and icons inside a control, and the labels of one. */
import { closest } from "./composed";
import { isContentEditable, isField, isTag } from "./kinds";

const CONTROLS = "button, [role=button], [role=checkbox], [role=radio]";

/** An element that is no field itself stands for the button, checkbox or radio around it. */
export function controlAround(element: Element): Element {
  if (isField(element) || isContentEditable(element)) return element;
  return closest(element, CONTROLS) ?? element;
}

/** The same, and a label, or what is inside one, stands for the control that it labels. */
export function labelledControl(element: Element): Element {
  const control = controlAround(element);
  if (isField(control) || isContentEditable(control) || control.matches(CONTROLS)) return control;
  const label = closest(control, "label");
  return (label && isTag(label, "label") && label.control) || control;
}
