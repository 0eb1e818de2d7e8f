/**
 * Pages that ask whether they may be left are left: the question would hold up a session that has nobody to answer it.
 * Their handlers run as ever, and what they ask is told.
 */
import type { Place } from "./place";

export function beforeUnload(place: Place): () => void {
  const { window } = place;
  const asked = place.listener<BeforeUnloadEvent>((event) => {
    if (!place.wants("dialog")) return;
    let told = false;
    const ask = () => {
      if (!told) place.tell("dialog", { type: "beforeunload", message: "", defaultValue: "", accepted: true });
      told = true;
    };
    muffle(event, ask);
    const handler = window.onbeforeunload;
    if (!handler) return;
    // What a handler returns can't be taken back, so it is not the browser that calls it.
    window.onbeforeunload = null;
    try {
      const answer: unknown = place.kernel.outside(() => handler.call(window, event));
      if (answer !== undefined && answer !== null) ask();
    } finally {
      window.onbeforeunload = handler;
    }
  });
  return () => window.addEventListener("beforeunload", asked, true);
}

/** Hides the two ways in which a listener can hold a page. */
function muffle(event: BeforeUnloadEvent, ask: () => void): void {
  let text: unknown = "";
  const returnValue = {
    get: () => text,
    set(value: unknown) {
      text = value;
      if (`${value}` !== "") ask();
    },
  };
  Object.defineProperties(event, { preventDefault: { value: ask }, returnValue });
}
