/**
 * Actions on elements, each in a file with the name of its method.
 *
 * - attempts, subject: the loop of an action, and the element that it works on
 * - ready, scroll, target_point: the checks before an action
 * - pointing: what all actions with a pointer share
 */
import type { Operations } from "../kernel/operation";
import { check } from "./check";
import { click, dblclick, hover, tap } from "./click";
import { dispatchEvent } from "./dispatch_event";
import { dragTo } from "./drag_to";
import { drop } from "./drop";
import { appendPiece } from "./files";
import { fill } from "./fill";
import { blur, focus } from "./focus";
import { press, type } from "./keys";
import { scrollIntoView } from "./scroll_into_view";
import { selectOption } from "./select_option";
import { selectText } from "./select_text";
import { setFiles } from "./set_files";

export const operations: Operations = {
  click: { run: click },
  dblclick: { run: dblclick },
  hover: { run: hover },
  tap: { run: tap },
  check: { run: check },
  fill: { run: fill },
  type: { run: type },
  press: { run: press },
  selectOption: { run: selectOption },
  selectText: { run: selectText },
  setFiles: { run: setFiles },
  "files.append": { run: appendPiece },
  dragTo: { run: dragTo },
  drop: { run: drop },
  focus: { run: focus },
  blur: { run: blur },
  dispatchEvent: { run: dispatchEvent },
  scrollIntoView: { run: scrollIntoView },
};
