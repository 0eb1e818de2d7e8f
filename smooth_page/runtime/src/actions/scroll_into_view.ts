/** scroll_into_view_if_needed. */
import type { Commands } from "../commands";
import type { Target } from "../contract";
import type { Call, Running } from "../kernel/operation";
import { attempts } from "./attempts";
import { ready } from "./ready";
import { scrollTo } from "./scroll";

export function* scrollIntoView(call: Call<Commands["scrollIntoView"]["params"]>): Running<null> {
  return yield* bringIntoView(call, call.params.target);
}

/** `found`: the element that the target was found to be already. */
export function* bringIntoView(call: Call, target: Target, found?: Element): Running<null> {
  return yield* attempts(call, { name: "scroll into view", target, found }, function* (element, say) {
    const refusal = yield* ready(element, ["visible", "stable"], say, ["stable"]);
    if (refusal) return refusal;
    call.dispatched = true;
    scrollTo(call.kernel, element, undefined, 0);
    return null;
  });
}
