/** role= and internal:role: by role, accessible name, description and states. */
import {
  checkedState,
  expandedState,
  isDisabled,
  levelOf,
  pressedState,
  ROLES_WITH,
  selectedState,
} from "../aria/states";
import { Failure } from "../kernel/operation";
import { matchesString, parseAttributes, type AttributeTest } from "./attributes";
import type { Lookup, Root } from "./lookup";
import { normalize } from "../dom/text";

type Test = (lookup: Lookup, element: Element, includeHidden: boolean) => boolean;

/** `lax`: a case-insensitive name matches a part (get_by_role); role= compares whole names. */
export function queryRole(lookup: Lookup, root: Root, body: string, lax: boolean): Element[] {
  const { name, attributes } = parseAttributes(body);
  const role = name.toLowerCase();
  if (!role) fail("Role must not be empty");
  let includeHidden = false;
  const tests: Test[] = [];
  for (const attribute of attributes) {
    if (attribute.name === "include-hidden") includeHidden = oneOf(attribute, [true, false]) as boolean;
    else tests.push(testOf(attribute, role, lax));
  }
  const { aria } = lookup;
  return lookup
    .all(root, "*")
    .filter(
      (element) =>
        aria.role(element) === role &&
        (includeHidden || !aria.isHidden(element)) &&
        tests.every((test) => test(lookup, element, includeHidden)),
    );
}

function testOf(attribute: AttributeTest, role: string, lax: boolean): Test {
  switch (attribute.name) {
    case "name": {
      const test = textTest(attribute, lax);
      return ({ aria }, element, includeHidden) => test(aria.name(element, includeHidden));
    }
    case "description": {
      const test = textTest(attribute, lax);
      return ({ aria }, element, includeHidden) => test(aria.description(element, includeHidden));
    }
    case "level": {
      checkRole(attribute, role);
      const level = attribute.operator === "=" ? Number(attribute.value) : NaN;
      if (Number.isNaN(level)) fail('"level" attribute must be compared to a number');
      return ({ aria }, element) => levelOf(aria, element) === level;
    }
    default:
      return stateTest(attribute, role);
  }
}

const STATES: Record<string, { of: (aria: Lookup["aria"], element: Element) => unknown; values: unknown[] }> = {
  checked: { of: checkedState, values: [true, false, "mixed"] },
  pressed: { of: pressedState, values: [true, false, "mixed"] },
  expanded: { of: expandedState, values: [true, false] },
  selected: { of: selectedState, values: [true, false] },
  disabled: { of: isDisabled, values: [true, false] },
};
const KNOWN = [...Object.keys(STATES), "include-hidden", "level", "name", "description"];

function stateTest(attribute: AttributeTest, role: string): Test {
  const state = STATES[attribute.name];
  if (!state) return fail(`Unknown attribute "${attribute.name}", must be one of ${quoted(KNOWN)}.`);
  if (attribute.name !== "disabled") checkRole(attribute, role);
  const wanted = oneOf(attribute, state.values);
  return ({ aria }, element) => state.of(aria, element) === wanted;
}

function checkRole({ name }: AttributeTest, role: string): void {
  const roles: readonly string[] = ROLES_WITH[name as keyof typeof ROLES_WITH];
  if (!roles.includes(role)) fail(`"${name}" attribute is only supported for roles: ${quoted(roles)}`);
}

function oneOf({ name, operator, value }: AttributeTest, values: unknown[]): unknown {
  if (operator === "truthy") return true;
  if (operator !== "=" || !values.includes(value))
    fail(`"${name}" must be one of ${values.map((one) => JSON.stringify(one)).join(", ")}`);
  return value;
}

function textTest(attribute: AttributeTest, lax: boolean): (text: string) => boolean {
  const { name, operator, value } = attribute;
  if (operator === "truthy") fail(`"${name}" attribute must have a value`);
  if (typeof value === "boolean" || value === null)
    fail(`"${name}" attribute must be a string or a regular expression`);
  if (value instanceof RegExp) return (text) => value.test(normalize(text));
  const test: AttributeTest = { ...attribute, value: normalize(String(value)) };
  if (lax && operator === "=" && !attribute.caseSensitive) test.operator = "*=";
  return (text) => matchesString(test, normalize(text));
}

function quoted(names: readonly string[]): string {
  return [...names]
    .sort()
    .map((name) => `"${name}"`)
    .join(", ");
}

function fail(message: string): never {
  throw new Failure("selector", message);
}
