/** scroll_into_view_if_needed. */
import type { Commands } from "../commands";
import type { Call, Running } from "../kernel/operation";
import { attempts } from "./attempts";
import { ready } from "./ready";
import { scrollTo } from "./scroll";

export function* scrollIntoView(call: Call<Commands["scrollIntoView"]["params"]>): Running<null> {
  const { target } = call.params;
  return yield* attempts(call, { name: "scroll into view", target }, function* (element, say) {
    const refusal = yield* ready(element, ["visible", "stable"], say, ["stable"]);
    if (refusal) return refusal;
    call.dispatched = true;
    scrollTo(call.kernel, element, undefined, 0);
    return null;
  });
}
