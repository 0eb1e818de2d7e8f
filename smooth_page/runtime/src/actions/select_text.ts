/** select_text. */
import type { Commands } from "../commands";
import { labelledControl } from "../dom/retarget";
import { isTextField } from "../input/editing/fields";
import type { Call, Running } from "../kernel/operation";
import { attempts } from "./attempts";
import { giveFocus } from "./keys";
import { ready } from "./ready";

export function* selectText(call: Call<Commands["selectText"]["params"]>): Running<null> {
  const { target, force } = call.params;
  return yield* attempts(call, { name: "selectText", target, force }, function* (element, say) {
    const refusal = force ? undefined : yield* ready(element, ["visible"], say);
    if (refusal) return refusal;
    const field = labelledControl(element);
    call.dispatched = true;
    if (isTextField(field)) {
      call.kernel.native(field, "select");
      giveFocus(call.kernel, field);
      return null;
    }
    giveFocus(call.kernel, element);
    element.ownerDocument.getSelection()?.selectAllChildren(element);
    return null;
  });
}
