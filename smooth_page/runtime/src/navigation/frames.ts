/** Which frame an element belongs to or shows. */
import type { Commands } from "../commands";
import type { FrameId, Handle } from "../contract";
import { isElement, isNode } from "../dom/kinds";
import { type Call, Failure } from "../kernel/operation";

export function frameElement(call: Call<Commands["frame.element"]["params"]>): Handle {
  const element = call.kernel.frameElement(call.params.frame);
  if (!element) throw new Failure("detached", "Frame has been detached.");
  return call.kernel.hold(element);
}

export function frameOf(call: Call<Commands["frame.of"]["params"]>): FrameId | null {
  const node = call.kernel.held(call.params.handle);
  return (isElement(node) && call.kernel.frameIdOf(node)) || null;
}

export function frameOwner(call: Call<Commands["frame.owner"]["params"]>): FrameId | null {
  const node = call.kernel.held(call.params.handle);
  return (isNode(node) && call.kernel.realmOf(node)?.id) || null;
}
