/** focus and blur. */
import type { Commands } from "../commands";
import type { Call, Running } from "../kernel/operation";
import { giveFocus } from "./keys";
import { detached, subject } from "./subject";

export function* focus(call: Call<Commands["focus"]["params"]>): Running<null> {
  const element = yield* subject(call, call.params.target);
  if (!element.isConnected) throw detached();
  call.dispatched = true;
  giveFocus(call.kernel, element);
  return null;
}

export function* blur(call: Call<Commands["blur"]["params"]>): Running<null> {
  const element = yield* subject(call, call.params.target);
  if (!element.isConnected) throw detached();
  call.dispatched = true;
  if ("blur" in element) call.kernel.native(element, "blur");
  return null;
}
