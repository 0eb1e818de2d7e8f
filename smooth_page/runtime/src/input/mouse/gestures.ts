/** Mouse gestures of more than one event: the page gets time in between. */
import type { Button, Point } from "../../commands";
import { type Call, frame, type Running, sleep } from "../../kernel/operation";
import { devicesOf } from "../devices";
import { nextTask } from "../tasks";
import { dragOver } from "./drag";
import { holdMouse, moveMouse, pressMouse, releaseMouse } from "./mouse";

/** Moves in a straight line, in that many steps. */
export function* glide(call: Call, to: Point, steps = 1): Running<void> {
  const { mouse } = devicesOf(call.kernel);
  const from = mouse.at;
  for (let step = 1; step <= steps; step++) {
    // Libraries check the position of a drag only once per frame, as often as a real mouse moves.
    if (step > 1) yield* mouse.press ? frame() : nextTask(call);
    const share = step / steps;
    const begins = moveMouse(call.kernel, { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    if (begins !== "dragging") continue;
    // Libraries defer their changes at the start of a drag until the browser has taken its picture.
    yield* frame();
    if (mouse.drag) dragOver(call.kernel);
  }
}

/** Clicks at the mouse's position. `delay`: ms that the button stays pressed, and between clicks. */
export function* clickHere(call: Call, button: Button = "left", clickCount = 1, delay = 0): Running<void> {
  for (let count = 1; count <= clickCount; count++) {
    if (count > 1) yield* pause(call, delay);
    if (delay) holdMouse(call.kernel, button, count);
    else pressMouse(call.kernel, button, count);
    yield* pause(call, delay);
    releaseMouse(call.kernel, button, count);
  }
}

function* pause(call: Call, delay: number): Running<void> {
  if (delay) yield* sleep(delay);
  else yield* nextTask(call);
}
