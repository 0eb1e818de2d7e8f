/** What the families of matchers share. */
import type { Commands } from "../commands";
import type { Call, Running } from "../kernel/operation";

export type ExpectCall = Call<Commands["expect"]["params"]>;
export type ExpectParams = ExpectCall["params"];

/** What a matcher saw of an element, of many, or of the page. */
export interface Seen {
  /** The condition as asked, before `isNot`. */
  matches: boolean;
  /** For the message; any value of the page. */
  received: unknown;
}

/** About the one element that the target must stand for. */
export interface ElementMatcher {
  see: (element: Element, call: ExpectCall) => Seen | Running<Seen>;
  /** What holds when there is no element; without it, neither the condition nor its negation does. */
  missing?: boolean;
}

/** About all elements that match. */
export type ListMatcher = (elements: Element[], call: ExpectCall) => Seen;

/** About a document as a whole. */
export type PageMatcher = (call: ExpectCall) => Seen;
