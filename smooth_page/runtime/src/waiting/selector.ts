/** `wait_for_selector` and `Locator.wait_for`. */
import type { Commands } from "../commands";
import type { Handle, Target } from "../contract";
import type { Call, Running } from "../kernel/operation";
import { preview } from "../dom/preview";
import { queryAll, resolve } from "../selectors/target";
import { AttemptLog } from "./call_log";
import { elementState } from "./states";
import { until } from "./until";

type Params = Commands["wait.selector"]["params"];

export function* waitForSelector(call: Call<Params>): Running<Handle | null> {
  const { target, state, returns } = call.params;
  call.log.push(`waiting for {{target}}${state === "attached" ? "" : ` to be ${state}`}`);
  const attempts = new AttemptLog(call);
  const found = yield* until(
    call,
    () => {
      const { element, line } = look(call, target);
      if (satisfies(element, state)) return { element };
      if (line) attempts.note(line);
      return undefined;
    },
    { handlers: true },
  );
  return returns && found.element ? call.kernel.hold(found.element) : null;
}

function satisfies(element: Element | undefined, state: Params["state"]): boolean {
  if (!element) return state === "detached" || state === "hidden";
  if (state === "visible" || state === "hidden") return elementState(element, state).matches;
  return state === "attached";
}

/** The present matches of the target, and the lines for the call log. */
function look(call: Call, target: Target): { element: Element | undefined; line: string } {
  if (target.strict || target.handle) {
    const element = resolve(call, target);
    return { element, line: element ? `  locator resolved to ${shown(element)}` : "" };
  }
  const [element, ...others] = queryAll(call, target);
  if (!element) return { element, line: "" };
  if (!others.length) return { element, line: `  locator resolved to ${shown(element)}` };
  const count = others.length + 1;
  return { element, line: `  locator resolved to ${count} elements. Proceeding with the first one: ${preview(element)}` };
}

function shown(element: Element): string {
  return `${elementState(element, "visible").received} ${preview(element)}`;
}
