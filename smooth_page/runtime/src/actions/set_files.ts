/** set_input_files. */
import type { Commands } from "../commands";
import { isTag } from "../dom/kinds";
import { labelledControl } from "../dom/retarget";
import { changeByUser } from "../input/editing/value";
import { type Call, Failure, type Running } from "../kernel/operation";
import { filesOf } from "./files";
import { detached, subject } from "./subject";

type Params = Commands["setFiles"]["params"];

/**
 * Also for inputs that are hidden, disabled or not in a document, because pages cover them with buttons of their own.
 */
export function* setFiles(call: Call<Params>): Running<null> {
  const { target, files } = call.params;
  const element = yield* subject(call, target);
  const input = labelledControl(element);
  if (!isTag(input, "input")) throw new Failure("element", "Node is not an HTMLInputElement");
  refuse(input, call.params);
  const realm = call.kernel.realmOf(input);
  if (!realm) throw detached();
  const transfer = new realm.window.DataTransfer();
  for (const file of filesOf(call.kernel, realm, files)) transfer.items.add(file);
  call.dispatched = true;
  if (input.type === "file") input.files = transfer.files;
  changeByUser(call.kernel, input, undefined, "input", "change");
  return null;
}

function refuse(input: HTMLInputElement, { files, directory }: Params): void {
  if (directory && !input.webkitdirectory)
    throw new Failure("element", "File input does not support directories, pass individual files instead");
  if (!directory && files.length && input.webkitdirectory)
    throw new Failure("element", "[webkitdirectory] input requires passing a path to a directory");
  if (!directory && files.length > 1 && !input.multiple)
    throw new Failure("element", "Non-multiple file input can only accept single file");
}
