/** What `expect` compares, retried until it holds. */
import type { Integer, Match, Regex, Target, Wire } from "../contract";

/** A string (exact, after the matcher has normalized it) or a regular expression. */
export interface TextMatch {
  string?: string;
  regex?: Regex;
  /** A part of the text is enough (strings only). */
  substring?: boolean;
  ignoreCase?: boolean;
  normalizeWhiteSpace?: boolean;
}

/** The outcome of an assertion. */
export interface Expectation {
  /** The condition as asked, before `isNot`. */
  matches: boolean;
  received?: Wire;
  timedOut: boolean;
  log: string[];
  /** Why there is no answer, e.g. a strict mode violation. Then `matches` is `isNot`. */
  error?: string;
  /** Aria snapshot of the element, or of the page if there is no such element, for the message of a failure. */
  snapshot?: string;
  matched?: Match[];
  count?: Integer;
}

export interface AssertionsCommands {
  /** Always returns a result, also when the time is over. */
  expect: {
    params: {
      matcher: string;
      /** Absent for page.title and page.url. */
      target?: Target;
      isNot: boolean;
      expected?: TextMatch[];
      /** to_have_attribute, to_have_css, to_have_js_property: the name. */
      name?: string;
      /** to_have_js_property: the value; to_match_aria_snapshot: the template. */
      value?: Wire;
      /** to_have_count: the count; to_be_in_viewport: the ratio. */
      number?: number;
      /** to_be_checked: checked, indeterminate; to_have_css: pseudo; texts: useInnerText. */
      options?: Record<string, Wire>;
    };
    result: Expectation;
    needs: { aria: { matcher: "to.match.aria" } };
  };
}
