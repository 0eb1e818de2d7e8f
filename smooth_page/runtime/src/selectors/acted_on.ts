/** The element that a call acts on, for what only shows it. */
import type { Target } from "../contract";
import { isElement } from "../dom/kinds";
import type { Call } from "../kernel/operation";
import { queryAll } from "./target";

export function targetOf(call: Call): Target | undefined {
  return (call.params as { target?: Target }).target;
}

/** The first match of its target; undefined if there is none, or the target is invalid, which the call itself reports. */
export function actedOn(call: Call): Element | undefined {
  const target = targetOf(call);
  try {
    const [element] = target ? queryAll(call, target) : [];
    return isElement(element) ? element : undefined;
  } catch {
    return undefined;
  }
}
