/** select_option. */
import type { Commands } from "../commands";
import { isTag } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import { changeByUser } from "../input/editing/value";
import { type Call, Failure, type Running } from "../kernel/operation";
import { attempts } from "./attempts";
import { ready } from "./ready";

type Params = Commands["selectOption"]["params"];
type Criterion = Params["options"][number];

/** Also waits until the options exist. */
export function* selectOption(call: Call<Params>): Running<string[]> {
  const { target, options: criteria, force } = call.params;
  return yield* attempts(call, { name: "select option", target, force }, function* (element, say) {
    const refusal = force ? undefined : yield* ready(element, ["visible", "enabled"], say);
    if (refusal) return refusal;
    const select = labelledControl(element);
    if (!isTag(select, "select")) throw new Failure("element", "Element is not a <select> element");
    const found = matching(call, select, criteria);
    if (!found) return { refused: "did not find some options" };
    if (!force && found.some((option) => option.matches(":disabled"))) return { refused: "option being selected is not enabled" };
    call.dispatched = true;
    for (const option of select.options) option.selected = false;
    if (!select.multiple) select.selectedIndex = -1;
    for (const option of found) option.selected = true;
    changeByUser(call.kernel, select, undefined, "input", "change");
    return found.map((option) => option.value);
  });
}

/**
 * The options in document order. Undefined while some can't be found. If only one can be selected, one of several
 * criteria is enough.
 */
function matching(call: Call, select: HTMLSelectElement, criteria: Criterion[]): HTMLOptionElement[] | undefined {
  const options = [...select.options];
  const fits = (option: HTMLOptionElement, criterion: Criterion): boolean => matches(call, option, criterion);
  if (!select.multiple) {
    const option = options.find((each) => criteria.some((criterion) => fits(each, criterion)));
    if (option) return [option];
    return criteria.length ? undefined : [];
  }
  if (!criteria.every((criterion) => options.some((option) => fits(option, criterion)))) return undefined;
  return options.filter((option) => criteria.some((criterion) => fits(option, criterion)));
}

function matches(call: Call, option: HTMLOptionElement, { value, label, index, valueOrLabel, handle }: Criterion): boolean {
  if (handle) return call.kernel.held(handle) === option;
  if (valueOrLabel !== undefined) return option.value === valueOrLabel || tidy(option.label) === tidy(valueOrLabel);
  return (
    (value === undefined || option.value === value) &&
    (label === undefined || tidy(option.label) === tidy(label)) &&
    (index === undefined || option.index === index)
  );
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
