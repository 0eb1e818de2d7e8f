/** The control that an element belongs to: icons and text inside a control, or its label. */
import { closest } from "./composed";
import { isContentEditable, isField, isTag } from "./kinds";

const CONTROLS = "button, [role=button], [role=checkbox], [role=radio]";

/** For an element that is not a field itself: the button, checkbox or radio button around it. */
export function controlAround(element: Element): Element {
  if (isField(element) || isContentEditable(element)) return element;
  return closest(element, CONTROLS) ?? element;
}

/** The same, and for a label or its content the labelled control. */
export function labelledControl(element: Element): Element {
  const control = controlAround(element);
  if (isField(control) || isContentEditable(control) || control.matches(CONTROLS)) return control;
  const label = closest(control, "label");
  return (label && isTag(label, "label") && label.control) || control;
}
