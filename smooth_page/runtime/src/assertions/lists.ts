/** to_have_count, and the matchers that take a list: about all elements that match. */
import { classOf, containsClasses } from "./attributes";
import { matchesEach, matchesInOrder, textOf } from "./contents";
import type { ExpectCall, ListMatcher, Seen } from "./matcher";

function count(elements: Element[], { params }: ExpectCall): Seen {
  return { matches: elements.length === params.number, received: elements.length };
}

function saying(
  read: (element: Element, call: ExpectCall) => string,
  compare: typeof matchesEach,
): ListMatcher {
  return (elements, call) => {
    const received = elements.map((element) => read(element, call));
    return { matches: compare(received, call.params.expected ?? []), received };
  };
}

function classesEach(elements: Element[], { params }: ExpectCall): Seen {
  const expected = params.expected ?? [];
  const matches =
    elements.length === expected.length && elements.every((element, index) => containsClasses(element, expected[index]));
  return { matches, received: elements.map(classOf) };
}

export const lists: Record<string, ListMatcher> = {
  "to.have.count": count,
  "to.have.text.array": saying(textOf, matchesEach),
  "to.contain.text.array": saying(textOf, matchesInOrder),
  "to.have.class.array": saying(classOf, matchesEach),
  "to.contain.class.array": classesEach,
};
