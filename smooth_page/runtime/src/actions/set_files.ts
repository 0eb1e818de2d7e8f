/** set_input_files. */
import type { Commands, FileData } from "../commands";
import { isTag } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import { changeByUser } from "../input/editing/value";
import { type Call, Failure, type Running } from "../kernel/operation";
import { resolve } from "../selectors/target";
import { until } from "../waiting/until";
import { filesOf } from "./files";
import { detached, subject } from "./subject";

type Params = Commands["setFiles"]["params"];

/**
 * Also for inputs that are hidden, disabled or not in a document, because pages cover them with buttons of their own.
 */
export function* setFiles(call: Call<Params>): Running<null> {
  const { target, files } = call.params;
  let input = inputOf(yield* subject(call, target), call.params);
  if (files.some(isOnDisk) && input.type !== "file") input = yield* fileInput(call);
  const realm = call.kernel.realmOf(input);
  if (!realm) throw detached();
  const transfer = new realm.window.DataTransfer();
  for (const file of filesOf(call.kernel, realm, files)) transfer.items.add(file);
  call.dispatched = true;
  if (input.type === "file") input.files = transfer.files;
  changeByUser(call.kernel, input, undefined, "input", "change");
  return null;
}

/** Only file inputs take files on disk. Waits until the target is one, as Playwright does. */
function* fileInput(call: Call<Params>): Running<HTMLInputElement> {
  const { target } = call.params;
  if (target.handle) throw new Failure("action", "Protocol error (DOM.setFileInputFiles): Node is not a file input element");
  return yield* until(call, () => {
    const element = resolve(call, target);
    const input = element && inputOf(element, call.params);
    return input?.type === "file" ? input : undefined;
  });
}

/** Files in memory have no time of their last change. */
function isOnDisk({ lastModified }: FileData): boolean {
  return lastModified !== undefined;
}

function inputOf(element: Element, params: Params): HTMLInputElement {
  const input = labelledControl(element);
  if (!isTag(input, "input")) throw new Failure("element", "Node is not an HTMLInputElement");
  refuse(input, params);
  return input;
}

function refuse(input: HTMLInputElement, { files, directory }: Params): void {
  if (directory && !input.webkitdirectory)
    throw new Failure("element", "File input does not support directories, pass individual files instead");
  if (!directory && files.length && input.webkitdirectory)
    throw new Failure("element", "[webkitdirectory] input requires passing a path to a directory");
  if (!directory && files.length > 1 && !input.multiple)
    throw new Failure("element", "Non-multiple file input can only accept single file");
}
