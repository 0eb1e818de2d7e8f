/** to_have_title and to_have_url. */
import type { PageMatcher } from "./matcher";
import { matchesFirst } from "./texts";

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
