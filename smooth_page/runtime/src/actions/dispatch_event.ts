/** dispatch_event: an event of the class that browsers use for its type. */
import type { Commands } from "../commands";
import { windowOf } from "../dom/kinds";
import { fire } from "../input/fire";
import { type Call, Failure, type Running } from "../kernel/operation";
import { fromWire } from "../values/deserialize";
import { attached } from "../waiting/until";

const CLASSES: Record<string, string> = {
  MouseEvent: "auxclick click dblclick mousedown mouseenter mouseleave mousemove mouseout mouseover mouseup mousewheel",
  KeyboardEvent: "keydown keyup keypress",
  TouchEvent: "touchstart touchmove touchend touchcancel",
  PointerEvent:
    "pointerover pointerout pointerenter pointerleave pointerdown pointerup pointermove pointercancel gotpointercapture lostpointercapture",
  FocusEvent: "focus blur focusin focusout",
  DragEvent: "drag dragstart dragend dragover dragenter dragleave dragexit drop",
  WheelEvent: "wheel",
  InputEvent: "beforeinput",
  ClipboardEvent: "copy cut paste",
  DeviceMotionEvent: "devicemotion",
  DeviceOrientationEvent: "deviceorientation deviceorientationabsolute",
};
const BY_TYPE = new Map(Object.entries(CLASSES).flatMap(([name, types]) => types.split(" ").map((type) => [type, name])));

/** Dispatches in the same task in which the element is found. */
export function* dispatchEvent(call: Call<Commands["dispatchEvent"]["params"]>): Running<null> {
  const { target, type } = call.params;
  const element = yield* attached(call, target);
  const window = windowOf(element);
  if (!window) throw new Failure("detached", "Element is not attached to the DOM");
  const init = { bubbles: true, cancelable: true, composed: true, ...(fromWire(call.params.init, call.kernel, window) as object) };
  // The tables name classes of the window.
  const EventClass = (window as unknown as Record<string, typeof Event>)[BY_TYPE.get(type) ?? "Event"];
  call.dispatched = true;
  fire(call.kernel, element, new EventClass(type, init));
  return null;
}
