/** to_be_*: the state of an element. */
import { isTag, windowOf } from "../dom/kinds";
import { type Call, Failure, type Running, sleep } from "../kernel/operation";
import { type ElementState, elementState } from "../waiting/states";
import type { ElementMatcher, ExpectCall, Seen } from "./matcher";

function inState(state: ElementState, missing?: boolean): ElementMatcher {
  return { see: (element) => elementState(element, state), missing };
}

function checked(element: Element, { params }: ExpectCall): Seen {
  const { checked, indeterminate } = params.options ?? {};
  if (indeterminate && typeof checked === "boolean")
    throw new Failure("argument", "Can't assert indeterminate and checked at the same time");
  return elementState(element, indeterminate ? "indeterminate" : checked === false ? "unchecked" : "checked");
}

function empty(element: Element): Seen {
  const text = isTag(element, "input", "textarea") ? element.value : (element.textContent ?? "").trim();
  return { matches: text === "", received: text === "" ? "empty" : "notEmpty" };
}

function focused(element: Element): Seen {
  const matches = (element.getRootNode() as Document | ShadowRoot).activeElement === element;
  return { matches, received: matches ? "focused" : "inactive" };
}

/** Ratios come rounded from the compositor, hence the tolerance of 1e-9. */
function* inViewport(element: Element, call: ExpectCall): Running<Seen> {
  const ratio = yield* intersectionRatio(call, element);
  const least = call.params.number ?? 0;
  return { matches: ratio > 0 && ratio > least - 1e-9, received: `viewport ratio ${ratio}` };
}

export const states: Record<string, ElementMatcher> = {
  "to.be.visible": inState("visible", false),
  "to.be.hidden": inState("hidden", true),
  "to.be.attached": { see: () => ({ matches: true, received: "attached" }), missing: false },
  "to.be.detached": { see: () => ({ matches: false, received: "attached" }), missing: true },
  "to.be.enabled": inState("enabled"),
  "to.be.disabled": inState("disabled"),
  "to.be.editable": inState("editable"),
  "to.be.readonly": inState("readOnly"),
  "to.be.checked": { see: checked },
  "to.be.unchecked": inState("unchecked"),
  "to.be.empty": { see: empty },
  "to.be.focused": { see: focused },
  "to.be.in.viewport": { see: inViewport, missing: false },
};

/** Milliseconds after which no answer is expected any longer: the browser draws no frames for a hidden page. */
const ANSWERS_WITHIN = 1000;

/** The share of its area, 0 to 1, clipped by frames and scrolling ancestors, whatever covers it. */
export function* intersectionRatio(call: Call, element: Element): Running<number> {
  const window = windowOf(element);
  let ratio = 0;
  if (!window) return ratio;
  yield* sleep(Math.min(ANSWERS_WITHIN, Math.max(call.remaining(), 100)), (wake) => {
    const observer = new window.IntersectionObserver((entries) => {
      ratio = entries[0].intersectionRatio;
      wake();
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return ratio;
}
