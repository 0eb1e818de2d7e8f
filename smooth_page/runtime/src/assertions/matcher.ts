/** Types that all matchers share. */
import type { Commands } from "../commands";
import type { Call, Running } from "../kernel/operation";

export type ExpectCall = Call<Commands["expect"]["params"]>;
export type ExpectParams = ExpectCall["params"];

/** The result of a matcher for an element, several elements, or the page. */
export interface Seen {
  /** The condition as asked, before `isNot`. */
  matches: boolean;
  /** The received value, for the message. */
  received: unknown;
}

/** A matcher for one element. */
export interface ElementMatcher {
  see: (element: Element, call: ExpectCall) => Seen | Running<Seen>;
  /** The result if there is no element. Without it, neither the condition nor its negation holds. */
  missing?: boolean;
}

/** A matcher for all elements that match. */
export type ListMatcher = (elements: Element[], call: ExpectCall) => Seen;

/** A matcher for a document. */
export type PageMatcher = (call: ExpectCall) => Seen;
