/** The element that an action works on. */
import type { Target } from "../contract";
import { parentOrHost } from "../dom/composed";
import { isElement, isNode } from "../dom/kinds";
import { type Call, Failure, type Running } from "../kernel/operation";
import { preview } from "../dom/preview";
import { queryAll, resolve } from "../selectors/target";
import { until } from "../waiting/until";

/** Waits until it is attached, and logs which one it is. `name`: of a target other than the call's own. */
export function* subject(call: Call, target: Target, name = "{{target}}"): Running<Element> {
  if (target.handle) return ofHandle(call, target);
  call.log.push(`waiting for ${name}`);
  return yield* subjectAgain(call, target, name);
}

/** Finds it again after it was removed. */
export function* subjectAgain(call: Call, target: Target, name = "{{target}}"): Running<Element> {
  if (target.handle) throw detached();
  let others = 0;
  const element = yield* until(
    call,
    () => {
      if (target.strict) return onlyMatch(call, target, name);
      const found = queryAll(call, target);
      others = found.length - 1;
      return found[0];
    },
    { handlers: !call.params.force }, // a forced action runs nothing before it
  );
  const which = others > 0 ? `${others + 1} elements. Proceeding with the first one: ` : "";
  call.log.push(`  locator resolved to ${which}${preview(element)}`);
  return element;
}

function onlyMatch(call: Call, target: Target, name: string): Element | undefined {
  try {
    return resolve(call, target);
  } catch (error) {
    if (error instanceof Failure) error.message = error.message.replace("{{target}}", name);
    throw error;
  }
}

/** Actions on a text node use its parent element. */
function ofHandle(call: Call, target: Target): Element {
  const node = call.kernel.held(target.handle!);
  const element = isElement(node) ? node : isNode(node) ? parentOrHost(node) : undefined;
  if (element) return element;
  if (isNode(node) && !node.isConnected) throw detached();
  throw new Failure("element", "Node is not an element");
}

export function detached(): Failure {
  return new Failure("detached", "Element is not attached to the DOM");
}
