/** to_have_text, to_have_value and similar matchers: the content of one element; to_have_title and to_have_url. And how texts compare. */
import { accessibleDescription, accessibleErrorMessage, accessibleName, role } from "../aria/facts";
import type { TextMatch } from "../commands";
import { isField, isHtml, isTag } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import { elementText } from "../dom/text";
import { Failure } from "../kernel/operation";
import { Lookup } from "../selectors/lookup";
import { matchesText } from "../waiting/match_text";
import type { ElementMatcher, ExpectCall, ExpectParams, PageMatcher, Seen } from "./matcher";

export function matchesFirst(received: string | null, { expected }: ExpectParams): boolean {
  return expected?.[0] !== undefined && matchesText(received, expected[0]);
}

/** Each text matches the one at its place. */
export function matchesEach(received: (string | null)[], expected: TextMatch[]): boolean {
  return received.length === expected.length && received.every((text, index) => matchesText(text, expected[index]));
}

/** The expected texts appear in this order; there may be others between. */
export function matchesInOrder(received: (string | null)[], expected: TextMatch[]): boolean {
  let next = 0;
  for (const text of received) {
    if (next < expected.length && matchesText(text, expected[next])) next += 1;
  }
  return next === expected.length;
}

function saying(read: (element: Element, call: ExpectCall) => string | null): ElementMatcher {
  return {
    see: (element, call) => {
      const received = read(element, call);
      return { matches: matchesFirst(received, call.params), received };
    },
  };
}

/** The text as text selectors see it: with shadow roots and buttons' values, without scripts and styles. */
export function textOf(element: Element, { kernel, params: { options } }: ExpectCall): string {
  if (!options?.useInnerText) return elementText(new Lookup(kernel), element).full;
  if (isHtml(element)) return element.innerText;
  throw new Failure("element", "Node is not an HTMLElement");
}

function valueOf(element: Element): string {
  const control = labelledControl(element);
  if (isField(control)) return control.value;
  throw new Failure("element", "Not an input element");
}

function values(element: Element, { params }: ExpectCall): Seen {
  const control = labelledControl(element);
  if (!isTag(control, "select") || !control.multiple)
    throw new Failure("element", "Not a select element with a multiple attribute");
  const received = [...control.selectedOptions].map((option) => option.value);
  return { matches: matchesEach(received, params.expected ?? []), received };
}

export const contents: Record<string, ElementMatcher> = {
  "to.have.text": saying(textOf),
  "to.contain.text": saying(textOf),
  "to.have.value": saying(valueOf),
  "to.have.values": { see: values },
  "to.have.role": saying((element) => role(element) ?? ""),
  "to.have.accessible.name": saying(accessibleName),
  "to.have.accessible.description": saying(accessibleDescription),
  "to.have.accessible.error.message": saying(accessibleErrorMessage),
};

export const pages: Record<string, PageMatcher> = {
  "to.have.title": ({ params, realm }) => {
    const received = realm.document.title;
    return { matches: matchesFirst(received, params), received };
  },
  "to.have.url": ({ params, realm }) => {
    const received = realm.window.location.href;
    return { matches: matchesFirst(received, params), received };
  },
};
